#include "ui/shell/works.h"

#include "core/domain/codec.h"
#include "ui/shell/console.h"
#include "ui/shell/words.h"
#include "ui/style/metrics.h"

#include <algorithm>
#include <utility>

namespace preamar::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPollMs = 250;
const QString kHistory = u"history/"_s;

} // namespace

Works &worksOf(Console &console)
{
    auto *works = console.findChild<Works *>(QString(), Qt::FindDirectChildrenOnly);
    return works ? *works : *new Works(console);
}

Works::Works(Console &console) : QObject(&console), m_console(console), m_leaveMs(style::kNoticeMs)
{
    m_poll.setInterval(kPollMs);
    connect(&m_poll, &QTimer::timeout, this, &Works::poll);
}

std::vector<Works::Entry>::iterator Works::find(const QString &id)
{
    return std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &e) { return e.work.id == id; });
}

std::vector<Works::Entry>::iterator Works::find(int run)
{
    return std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &e) { return e.run == run; });
}

bool Works::isRunning(const QString &id) const
{
    return std::any_of(m_entries.begin(), m_entries.end(), [&](const Entry &e) {
        return e.work.id == id && e.work.state == Work::State::Running;
    });
}

int Works::begin(Work work, QObject *owner, std::function<void()> cancel, std::function<double()> share)
{
    if (const auto old = find(work.id); old != m_entries.end())
        m_entries.erase(old);
    work.state = Work::State::Running;
    work.mayCancel = static_cast<bool>(cancel);
    const QString text = work.detail.isEmpty() ? work.title : work.title + u": "_s + work.detail;
    const int run = ++m_lastRun;
    connect(owner, &QObject::destroyed, this, [this, run] {
        if (const auto it = find(run); it != m_entries.end() && it->work.state == Work::State::Running) {
            m_entries.erase(it);
            Q_EMIT changed();
        }
    });
    m_entries.insert(m_entries.begin(), Entry{std::move(work), run, owner, std::move(cancel), std::move(share)});
    m_poll.start();
    Q_EMIT changed();
    Q_EMIT told(text);
    return run;
}

void Works::end(int run, Work::State state, const QString &detail)
{
    const auto it = find(run);
    if (it == m_entries.end() || it->work.state != Work::State::Running)
        return;
    it->work.state = state;
    it->work.detail = detail;
    it->work.mayCancel = false;
    it->cancel = {};
    it->share = {};
    const QString text = it->work.title + u": "_s + detail;
    // What failed stays until it was read.
    if (state != Work::State::Failed)
        leaveLater(run);
    Q_EMIT changed();
    Q_EMIT told(text);
}

void Works::leaveLater(int run)
{
    QTimer::singleShot(m_leaveMs, this, [this, run] {
        if (const auto it = find(run); it != m_entries.end())
            hide(QString(it->work.id));
    });
}

void Works::cancel(const QString &id)
{
    const auto it = find(id);
    if (it == m_entries.end() || !it->cancel)
        return;
    const auto cancel = it->cancel;
    const QPointer<QObject> owner = it->owner;
    end(it->run, Work::State::Cancelled, tr("Cancelled"));
    if (owner)
        cancel();
}

void Works::hide(const QString &id)
{
    const auto it = find(id);
    if (it == m_entries.end())
        return;
    if (it->work.state == Work::State::Running && !it->work.isOfEngine)
        return;
    if (it->work.state == Work::State::Running)
        m_hidden.insert(id);
    m_entries.erase(it);
    Q_EMIT changed();
}

void Works::see(const Snapshot &snapshot)
{
    if (m_ignoresEngine || !snapshot.cycle)
        return;
    std::vector<Work> seen;
    for (const auto &context : snapshot.cycle->contexts) {
        const auto config = std::find_if(snapshot.contexts.begin(), snapshot.contexts.end(),
                                         [&](const ContextConfig &c) { return c.name == context.name; });
        // A stopped one is not under way; its page says where it stands.
        if (!context.backfillProgress || *context.backfillProgress >= 1.0 || config == snapshot.contexts.end() ||
            !config->backfill)
            continue;
        Work work;
        const QString name = QString::fromStdString(context.name.str());
        work.id = kHistory + name;
        work.title = tr("Fetching the history of %1").arg(words::plain(context.name.str(), 60));
        work.page = u"contexts"_s;
        work.what = name;
        work.share = std::max(0.0, *context.backfillProgress);
        work.mayCancel = work.isOfEngine = true;
        seen.push_back(std::move(work));
    }
    const auto &models = snapshot.models;
    if (models.running) {
        Work work;
        work.id = u"models"_s;
        work.title = tr("Fitting forecast models");
        work.detail = words::name(models.running->workload);
        if (models.waiting > 0)
            work.detail += u" · "_s + tr("%n more wait(s)", nullptr, models.waiting);
        work.page = u"forecasts"_s;
        work.isOfEngine = true;
        seen.push_back(std::move(work));
    }
    const auto isSeen = [&](const QString &id) {
        return std::any_of(seen.begin(), seen.end(), [&](const Work &w) { return w.id == id; });
    };
    // Wanted, and looked at: a context that came to mean other servers has no row until its new past is begun.
    const auto isThere = [&](const QString &name) {
        const auto isIt = [&](const auto &c) { return QString::fromStdString(c.name.str()) == name; };
        return std::any_of(snapshot.contexts.begin(), snapshot.contexts.end(), [&](const ContextConfig &c) { return c.backfill && isIt(c); }) &&
               std::any_of(snapshot.cycle->contexts.begin(), snapshot.cycle->contexts.end(), isIt);
    };
    bool differs = false;
    std::vector<std::pair<int, Work::State>> ended;
    std::erase_if(m_entries, [&](const Entry &e) {
        if (!e.work.isOfEngine || e.work.state != Work::State::Running || isSeen(e.work.id))
            return false;
        // Fits come one after the other and end with nothing to say; a history is there once, unless it was stopped or its
        // context removed or given other servers: then it is not under way either, and not there.
        if (e.work.id.startsWith(kHistory))
            ended.emplace_back(e.run, isThere(e.work.what) ? Work::State::Done : Work::State::Cancelled);
        else
            differs = true;
        return !e.work.id.startsWith(kHistory);
    });
    // Between two fits nothing runs for a moment: who put it out of sight is not shown the next one.
    std::erase_if(m_hidden, [&](const QString &id) { return !isSeen(id) && (id != u"models" || models.waiting == 0); });
    for (auto &work : seen) {
        if (m_hidden.contains(work.id))
            continue;
        const auto it = find(work.id);
        if (it == m_entries.end()) {
            Entry entry{work, ++m_lastRun, nullptr, {}, {}};
            if (work.mayCancel) {
                entry.owner = this;
                entry.cancel = [this, name = work.what] { stopHistory(name); };
            }
            m_entries.push_back(std::move(entry));
            differs = true;
        } else if (it->work.state == Work::State::Running && it->work != work) {
            it->work = work;
            differs = true;
        }
    }
    if (differs)
        Q_EMIT changed();
    for (const auto &[run, state] : ended)
        end(run, state, state == Work::State::Done ? tr("It is there.") : tr("Cancelled"));
}

// What was fetched stays, and it goes on from the page of contexts. Where the engine refuses, the next snapshot shows it
// under way again.
void Works::stopHistory(const QString &context)
{
    const auto snapshot = m_console.snapshot();
    const auto config = std::find_if(snapshot->contexts.begin(), snapshot->contexts.end(), [&](const ContextConfig &c) {
        return QString::fromStdString(c.name.str()) == context;
    });
    if (config == snapshot->contexts.end())
        return;
    ContextConfig stopped = *config;
    stopped.backfill = false;
    m_console.submit(command::contextUpdate, Json{{"config", toJson(stopped)}}, this, [](const Result<CommandAnswer> &) {});
}

std::vector<Work> Works::all() const
{
    std::vector<Work> out;
    if (m_ignoresEngine)
        return out; // in pictures: what ended a moment ago would be in some of them and not in others
    for (const auto &entry : m_entries)
        out.push_back(entry.work);
    std::stable_partition(out.begin(), out.end(), [](const Work &w) { return !w.isOfEngine; });
    return out;
}

void Works::poll()
{
    bool asks = false;
    bool differs = false;
    for (auto &entry : m_entries) {
        if (!entry.share || !entry.owner || entry.work.state != Work::State::Running)
            continue;
        asks = true;
        const double share = std::clamp(entry.share(), 0.0, 1.0);
        differs = differs || entry.work.share != share;
        entry.work.share = share;
    }
    if (!asks)
        m_poll.stop();
    if (differs)
        Q_EMIT changed();
}

} // namespace preamar::ui
