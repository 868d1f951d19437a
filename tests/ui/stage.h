// The window over a made snapshot, shown, active and settled.
#pragma once

#include "tests/ui/fixtureconsole.h"
#include "ui/pages/proposalcard.h"
#include "ui/shell/mainwindow.h"

#include <QTest>

#include <memory>

namespace preamar::test {

// The window on its approvals, active and with cards that are still.
struct Stage
{
    explicit Stage(const Snapshot &snapshot, const QString &page = QStringLiteral("approvals"))
    {
        console.setSnapshot(snapshot);
        window = std::make_unique<ui::MainWindow>(console);
        window->show();
        window->activateWindow();
        window->showPage(page);
        ready =
            QTest::qWaitForWindowActive(window.get()) && QTest::qWaitFor([this] { return window->isSettled(); }, 3000);
    }
    [[nodiscard]] ui::ProposalCard *card(int number) const
    {
        for (auto *c : window->findChildren<ui::ProposalCard *>()) {
            if (c->isVisible() && c->proposal().id == ProposalId("01JNQPROPOSAL" + std::to_string(number)))
                return c;
        }
        return nullptr;
    }
    [[nodiscard]] bool still(int number) const
    {
        return QTest::qWaitFor([&] { return card(number) && card(number)->isStill(); }, 3000);
    }
    template<class W>
    [[nodiscard]] W *named(const char *name) const
    {
        return window->findChild<W *>(QString::fromLatin1(name));
    }

    FixtureConsole console;
    std::unique_ptr<ui::MainWindow> window;
    bool ready = false;
};

} // namespace preamar::test
