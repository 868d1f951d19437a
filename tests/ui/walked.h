// What the tests that walk over every page share.
#pragma once

#include "tests/ui/stage.h"

#include <QWidget>

namespace preamar::test {

inline Snapshot fullSnapshot()
{
    Snapshot s = fixtureSnapshot(12);
    s.contexts[0].url = "https://portainer.interno:9443";
    s.contexts[0].isProtected = true;
    s.contexts[0].color = "purple";
    return s;
}

inline bool isShown(const QWidget *w)
{
    return w->isVisible() && w->width() > 0 && w->height() > 0;
}

inline QString nameOf(const QWidget *w)
{
    return QString::fromLatin1(w->metaObject()->className()) + u' ' + w->objectName();
}

} // namespace preamar::test
