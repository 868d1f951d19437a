#include "ui/models/happenings.h"

#include "ui/shell/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <charconv>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using style::Tone;

namespace {

QString say(const char *source)
{
    return QCoreApplication::translate("Happenings", source);
}

struct EventLook
{
    std::string_view event;
    const char *icon;
    Tone tone;
};
constexpr std::array kTold{
    EventLook{"proposal.approved", "check", Tone::Ok},
    EventLook{"proposal.rejected", "close", Tone::Neutral},
    EventLook{"action.unhealthy", "error", Tone::Crit},
    EventLook{"action.failed", "error", Tone::Crit},
    EventLook{"action.conflict", "warning", Tone::Crit},
    EventLook{"action.unknown", "warning", Tone::Warn},
    EventLook{"pause.set", "pause", Tone::Warn},
    EventLook{"pause.lifted", "play", Tone::Ok},
    EventLook{"emergency.stop", "stop", Tone::Crit},
    EventLook{"mode.set", "shield", Tone::Info},
    EventLook{"policy.set", "options", Tone::Info},
    EventLook{"context.added", "plus", Tone::Info},
    EventLook{"context.updated", "container", Tone::Info},
    EventLook{"context.removed", "close", Tone::Warn},
    EventLook{"proposal.revert_offered", "undo", Tone::Info},
    EventLook{"restore.done", "undo", Tone::Warn},
};

QString whoDid(const SeenChange &change)
{
    if (change.isOurs)
        return u"Preamar"_s;
    return change.by.empty() ? say(QT_TRANSLATE_NOOP("Happenings", "somebody outside Preamar"))
                             : words::plain(change.by, 80);
}

std::int64_t countOf(const std::string &text)
{
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    return error == std::errc{} && end == text.data() + text.size() ? count : 0;
}

QString whatChanged(const SeenChange &change)
{
    const QString before = words::plain(change.before, 60);
    const QString after = words::plain(change.after, 60);
    if (change.field == "replicas")
        return say(QT_TRANSLATE_NOOP("Happenings", "Replicas %1 → %2")).arg(before, after);
    if (change.field == "image")
        return say(QT_TRANSLATE_NOOP("Happenings", "Image %1 → %2")).arg(before, after);
    if (change.field == "limits")
        return say(QT_TRANSLATE_NOOP("Happenings", "Limits %1 → %2")).arg(before, after);
    if (change.field == "owners")
        return say(QT_TRANSLATE_NOOP("Happenings", "Owner %1 → %2")).arg(before, after);
    if (change.field == "uid")
        return say(QT_TRANSLATE_NOOP("Happenings", "The service was created anew"));
    return say(QT_TRANSLATE_NOOP("Happenings", "The definition of the service changed"));
}

Happening happeningOf(const SeenChange &change)
{
    Happening out;
    out.at = change.at;
    out.text = whatChanged(change);
    out.who = whoDid(change);
    out.service = words::name(change.workload);
    out.workload = change.workload;
    const bool isUp = countOf(change.after) > countOf(change.before);
    out.icon = change.field == "replicas" ? (isUp ? u"up"_s : u"down"_s) : u"container"_s;
    out.tone = change.isOurs ? Tone::Ok : Tone::Warn;
    return out;
}

} // namespace

std::vector<Happening> happenings(const std::vector<SeenChange> &changes, const std::vector<AuditRecord> &log)
{
    std::vector<Happening> rows;
    for (const auto &change : changes)
        rows.push_back(happeningOf(change));
    for (const auto &record : log) {
        const auto *look =
            std::find_if(kTold.begin(), kTold.end(), [&](const EventLook &l) { return l.event == record.event; });
        if (look == kTold.end())
            continue;
        Happening row;
        row.at = record.at;
        row.icon = QString::fromLatin1(look->icon);
        row.tone = look->tone;
        row.text = text::auditEvent(record.event, words::language());
        if (const auto code = parseReasonCode(record.code))
            row.text += u": "_s + text::reasonMeaning(*code, words::language());
        row.who = record.actor.origin == Origin::Engine ? u"Preamar"_s : words::plain(record.actor.name, 80);
        if (const auto ref = parseWorkloadRef(record.workload)) {
            row.workload = *ref;
            row.service = words::name(*ref);
        }
        rows.push_back(std::move(row));
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Happening &a, const Happening &b) { return a.at > b.at; });
    return rows;
}

std::vector<ChartMark> marksOf(const std::vector<SeenChange> &changes, const std::vector<Proposal> &recent,
                               const WorkloadRef &workload)
{
    std::vector<ChartMark> marks;
    for (const auto &change : changes) {
        if (!(change.workload == workload) || change.field != "replicas")
            continue;
        marks.push_back({change.at, countOf(change.after) > countOf(change.before), change.isOurs, false,
                         whatChanged(change) + u", "_s + whoDid(change)});
    }
    for (const auto &proposal : recent) {
        const bool isFailed = proposal.state == ProposalState::Failed || proposal.state == ProposalState::Conflict ||
                              proposal.state == ProposalState::Unhealthy;
        if (!isFailed || !(proposal.plan.workload == workload))
            continue;
        marks.push_back(
            {proposal.changed, direction(proposal.plan.change) == Direction::Up, true, true,
             words::fromTo(proposal.plan.change) + u": "_s + text::proposalState(proposal.state, words::language())});
    }
    std::stable_sort(marks.begin(), marks.end(), [](const ChartMark &a, const ChartMark &b) { return a.at < b.at; });
    return marks;
}

void HappeningsModel::setHappenings(std::vector<Happening> rows, Timestamp now)
{
    const auto isSame = [](const Happening &a, const Happening &b) {
        return a.at == b.at && a.text == b.text && a.service == b.service;
    };
    m_now = now;
    if (std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(), isSame))
        return;
    // What is new comes at the top; more than that is another list.
    if (rows.size() > m_rows.size() &&
        std::equal(m_rows.begin(), m_rows.end(), rows.end() - static_cast<std::ptrdiff_t>(m_rows.size()), rows.end(),
                   isSame)) {
        beginInsertRows({}, 0, static_cast<int>(rows.size() - m_rows.size()) - 1);
        m_rows = std::move(rows);
        endInsertRows();
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

const Happening *HappeningsModel::happening(const QModelIndex &index) const
{
    return index.isValid() && index.row() < rowCount() ? &m_rows[static_cast<std::size_t>(index.row())] : nullptr;
}

int HappeningsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant HappeningsModel::data(const QModelIndex &index, int role) const
{
    const Happening *row = happening(index);
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case TextRole:
        return row->text;
    case WhoRole:
        return row->who;
    case TimeRole:
        return words::shortTime(row->at, m_now);
    case ServiceRole:
        return row->service;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        QStringList parts{words::dateTime(row->at)};
        if (!row->service.isEmpty())
            parts += row->service;
        parts += row->text;
        parts += say(QT_TRANSLATE_NOOP("Happenings", "by %1")).arg(row->who);
        const QString all = parts.join(u" · "_s);
        return role == Qt::ToolTipRole ? words::toolTip(all) : all;
    }
    default:
        return {};
    }
}

} // namespace preamar::ui
