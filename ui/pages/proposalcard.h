// One proposal: who and where, from → to, why, what it changes in risk and money, how long it lives; approve and
// reject.
#pragma once

#include "core/engine/snapshot.h"
#include "ui/shell/status.h"
#include "ui/widgets/card.h"

#include <QTimer>

#include <memory>

class QCheckBox;
class QGridLayout;
class QPushButton;
class QToolButton;

namespace preamar::ui {

class Chip;
class Console;
class Countdown;
class FigureLabel;
class ForecastChart;
class IconLabel;
class Navigator;
class PlainLabel;

class ProposalCard final : public Card
{
    Q_OBJECT
public:
    enum class Shape { Full, Compact };

    ProposalCard(Console &console, Navigator &navigator, Shape shape, QWidget *parent);

    void setProposal(const Proposal &proposal, const std::shared_ptr<const Snapshot> &snapshot, const LiveTime &time);
    void tick(const LiveTime &time);
    // The card moved or its content changed: approving counts again only after it was still (I-17).
    void disturb();
    [[nodiscard]] bool isStill() const { return !m_still.isActive(); }
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] const Proposal &proposal() const { return m_proposal; }

    void approve();
    void reject();
    // With words that are recorded.
    void approveWithComment();
    void rejectWithReason();
    // Takes back an approval that has not left yet.
    void withhold();
    // Why it cannot be approved now, or empty.
    [[nodiscard]] QString refusal() const;
    [[nodiscard]] bool isSelected() const;
    void setSelected(bool selected);
    // What a bulk rejection of this one came to.
    void showAnswer(const QString &answer);

Q_SIGNALS:
    void selectionChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build(Shape shape);
    QWidget *buildHead(Shape shape);
    QWidget *buildFigures(Shape shape);
    void showFigures();
    void showWhy();
    void showChanges();
    void buildMenu();
    void showEvidence();
    void approveWith(const QString &comment);
    void ask(bool withComment);
    void loadChart(const LiveTime &time, bool force);
    void updateButtons();
    void send(std::string_view kind, Json arguments, const QString &done);

    Console &m_console;
    Navigator &m_navigator;
    std::shared_ptr<const Snapshot> m_snapshot;
    Proposal m_proposal;
    QTimer m_still;
    bool m_isSending = false;
    QString m_answer; // what went wrong with the last request, or empty

    PlainLabel *m_name;
    PlainLabel *m_place;
    PlainLabel *m_age;
    QCheckBox *m_select = nullptr;
    QToolButton *m_menu = nullptr;
    Chip *m_protected;
    Chip *m_state;
    Countdown *m_countdown;
    FigureLabel *m_change;
    IconLabel *m_direction;
    QGridLayout *m_figures;
    PlainLabel *m_sentence;
    PlainLabel *m_changed;
    PlainLabel *m_hint;
    ForecastChart *m_chart = nullptr;
    QPushButton *m_withhold;
    QPushButton *m_reject;
    QPushButton *m_approve;
};

} // namespace preamar::ui
