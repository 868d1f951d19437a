// The queue: every open or running proposal as one card, the most urgent first; what ended a while ago, and why.
#pragma once

#include "ui/shell/page.h"

#include <QStringList>

#include <vector>

class QFrame;
class QPushButton;
class QVBoxLayout;

namespace preamar::ui {

class EndedList;
class PlainLabel;
class ProposalCard;

class ApprovalsPage final : public Page
{
    Q_OBJECT
public:
    ApprovalsPage(Console &console, Navigator &navigator, QWidget *parent);

    void tick(const LiveTime &time) override;
    void focusOn(const QString &what) override;
    [[nodiscard]] bool isSettled() const override;

protected:
    void present(const std::shared_ptr<const Snapshot> &snapshot) override;

private:
    void buildBulk();
    void showCards(const std::shared_ptr<const Snapshot> &snapshot);
    void showBulk();
    void selectSafe();
    [[nodiscard]] std::vector<ProposalCard *> selected() const;
    void approveSelected();
    void rejectSelected();
    // One command each, answered one by one; a summary at the end.
    void rejectEach(const std::vector<ProposalId> &ids, const QString &reason);

    QVBoxLayout *m_list;
    QFrame *m_bulk;
    PlainLabel *m_bulkText;
    QPushButton *m_bulkApprove;
    QPushButton *m_bulkReject;
    QPushButton *m_bulkClear;
    QPushButton *m_selectSafe;
    PlainLabel *m_nothing;
    QPushButton *m_more;
    EndedList *m_ended;
    std::vector<ProposalCard *> m_cards;
    std::size_t m_limit;
};

} // namespace preamar::ui
