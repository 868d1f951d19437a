#include "ui/shell/console.h"

#include "ui/shell/pendingapprovals.h"

namespace preamar::ui {

Console::Console(QObject *parent) : QObject(parent) {}

Console::~Console() = default;

PendingApprovals &Console::approvals()
{
    if (!m_approvals)
        m_approvals = std::make_unique<PendingApprovals>(*this);
    return *m_approvals;
}

} // namespace preamar::ui
