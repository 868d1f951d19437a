#include "core/store/storethread.h"

#include "core/domain/reason.h"
#include "core/store/files.h"
#include "core/store/home.h"
#include "core/store/sqlitehistory.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace preamar {

class StoreThread::Private
{
public:
    using Job = std::function<void(Journal *, History *, const Error *)>;

    Private(std::string home, const Clock &clock, StoreOptions options)
        : m_home(std::move(home)), m_clock(clock), m_options(options)
    {
        opened.start();
        m_thread = std::thread([this] { work(); });
    }

    ~Private()
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_ending = true;
        }
        m_wake.notify_one();
        m_thread.join();
    }

    void post(Job job)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_jobs.push_back(std::move(job));
        }
        m_wake.notify_one();
    }

    QPromise<Result<void>> opened;

private:
    Result<void> open();
    void work();

    std::string m_home;
    const Clock &m_clock;
    StoreOptions m_options;
    // Made, used and destroyed on the thread.
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<History> m_history;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    bool m_ending = false;
    std::thread m_thread;
};

Result<void> StoreThread::Private::open()
{
    auto journal = openJournal(m_home, m_clock, {.readOnly = false, .tightenOnly = m_options.readOnly});
    // A home on a medium that cannot be written may still be looked at.
    if (!journal && m_options.readOnly && journal.error().reason == toString(ReasonCode::HomeReadOnly))
        journal = openJournal(m_home, m_clock, {.readOnly = true, .tightenOnly = false});
    if (!journal)
        return fail(journal.error());
    const auto folder = store::realFolder(m_home);
    if (!folder)
        return fail(folder.error());
    m_journal = std::move(*journal);
    // The history opens itself at its first use: it may be lost, and a pause must not wait for it.
    m_history = std::make_unique<store::SqliteHistory>(*folder, HistoryOptions{.readOnly = m_options.readOnly});
    return {};
}

void StoreThread::Private::work()
{
    const auto result = open();
    std::optional<Error> problem;
    if (!result)
        problem = result.error();
    opened.addResult(result);
    opened.finish();
    while (true) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_ending || !m_jobs.empty(); });
            if (m_jobs.empty())
                break;
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        job(m_journal.get(), m_history.get(), problem ? &*problem : nullptr);
    }
    m_history.reset();
    m_journal.reset();
}

StoreThread::StoreThread(std::string home, const Clock &clock, StoreOptions options)
    : d(std::make_unique<Private>(std::move(home), clock, options))
{}

StoreThread::~StoreThread() = default;

Future<> StoreThread::opened() const
{
    return d->opened.future();
}

void StoreThread::post(std::function<void(Journal *, History *, const Error *)> job)
{
    d->post(std::move(job));
}

} // namespace preamar
