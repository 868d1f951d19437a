// The queue: every open or running proposal as one card, the most urgent first.
#pragma once

#include "ui/shell/page.h"

#include <vector>

class QPushButton;
class QVBoxLayout;

namespace preamar::ui {

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
    void showCards(const std::shared_ptr<const Snapshot> &snapshot);

    QVBoxLayout *m_list;
    QPushButton *m_more;
    std::vector<ProposalCard *> m_cards;
    std::size_t m_limit;
};

} // namespace preamar::ui
