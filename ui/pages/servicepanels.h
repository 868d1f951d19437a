// The right column of a service: what is measured now, what is foreseen, how it was decided.
#pragma once

#include "core/engine/snapshot.h"
#include "ui/shell/status.h"
#include "ui/widgets/card.h"

class QHBoxLayout;

namespace preamar::ui {

class Chip;
class FigureLabel;
class PlainLabel;

// A card with a heading and lines of "name … value".
class FactsPanel : public Card
{
    Q_OBJECT
public:
    FactsPanel(const QString &title, const char *name, QWidget *parent);
    [[nodiscard]] QHBoxLayout *head() const { return m_head; }

protected:
    // Lines are refilled in place: a label that did not change is not laid out again.
    void begin();
    void line(const QString &name, const QString &value, style::Tone tone = style::Tone::Neutral,
              const QString &note = {});
    void sentence(const QString &text, style::Tone tone = style::Tone::Neutral);
    void end();

private:
    struct Line
    {
        QWidget *box = nullptr;
        PlainLabel *name = nullptr;
        FigureLabel *value = nullptr;
        PlainLabel *note = nullptr;
        PlainLabel *whole = nullptr;
    };
    Line &next();

    QHBoxLayout *m_head;
    QVBoxLayout *m_list;
    std::vector<Line> m_lines;
    std::size_t m_used = 0;
};

class NowPanel final : public FactsPanel
{
    Q_OBJECT
public:
    explicit NowPanel(QWidget *parent);
    void show(const WorkloadReport &report, const LiveTime &time);

private:
    Chip *m_quality;
};

class ForecastPanel final : public FactsPanel
{
    Q_OBJECT
public:
    explicit ForecastPanel(QWidget *parent);
    void show(const WorkloadReport &report, Timestamp now);
};

class DecisionPanel final : public FactsPanel
{
    Q_OBJECT
public:
    explicit DecisionPanel(QWidget *parent);
    void show(const WorkloadReport &report, const Snapshot &snapshot);
};

// "If nothing is done: 84 % risk of overload in the next 2 h; with 4 replicas 2 %." Empty where no risk is known.
[[nodiscard]] QString riskSentence(const WorkloadReport &report);
// Said of a metric that is not as it should be: late, partial, missing — and what follows from it. Empty when all is
// well.
[[nodiscard]] QString dataSentence(const WorkloadReport &report, Timestamp now);
// Said where what is measured has already left what was foreseen. Empty while it has not.
[[nodiscard]] QString surpriseSentence(const WorkloadReport &report);
[[nodiscard]] QString probabilityWords(double probability);

} // namespace preamar::ui
