// The ladder of a live test of a context (core/text/checks.h), as the dialogs and the page of contexts show it.
#pragma once

#include "core/text/checks.h"
#include "ui/style/tokens.h"

#include <QString>
#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace preamar::ui {

struct CheckLine
{
    using Rung = CheckStep::Rung;
    Rung rung = Rung::Name;
    style::Tone tone = style::Tone::Neutral; // Neutral: not tried, because an earlier one failed
    QString text;
};
[[nodiscard]] std::vector<CheckLine> checkLines(const ConnectionTest &test, const ContextConfig &config);
// The test, or what kept it from being made.
[[nodiscard]] ConnectionTest testedOr(const Result<ConnectionTest> &answer);
// Did every rung up to this one hold?
[[nodiscard]] bool holdsUpTo(const std::vector<CheckLine> &lines, CheckLine::Rung rung);

// The lines as a list of icons and sentences.
class CheckList final : public QWidget
{
    Q_OBJECT
public:
    explicit CheckList(QWidget *parent);
    void setLines(const std::vector<CheckLine> &lines);
    void setBusy(const QString &what);
    void clear();

private:
    void add(style::Tone tone, const QString &icon, const QString &text);
    QVBoxLayout *m_lines;
};

} // namespace preamar::ui
