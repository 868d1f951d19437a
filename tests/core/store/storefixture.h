// Values and folders for the tests of the store.
#pragma once

#include "core/base/clock.h"
#include "core/domain/series.h"
#include "core/store/home.h"
#include "core/store/journal.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QtTest>

#include <string>

#include <sys/stat.h>

namespace preamar::test {

inline const Timestamp kStart = fromMillis(1'772'460'000'000); // 2026-03-02T14:00:00Z

// Asserts that a Result is good and says what went wrong where it is not.
#define VERIFY_OK(expression)                                                                                          \
    do {                                                                                                               \
        const auto &verified = (expression);                                                                           \
        QVERIFY2(                                                                                                      \
            verified.has_value(),                                                                                      \
            verified                                                                                                   \
                ? ""                                                                                                   \
                : (verified.error().where + ": " + verified.error().detail + " " + verified.error().reason).c_str());  \
    } while (false)

// For enums: QCOMPARE would take our toString() for its own.
#define VERIFY_IS(actual, expected) QVERIFY2((actual) == (expected), #actual " is not " #expected)

// Asserts a refusal with its reason code.
#define VERIFY_REFUSED(expression, reasonCode)                                                                         \
    do {                                                                                                               \
        const auto &verified = (expression);                                                                           \
        QVERIFY2(!verified.has_value(), "was not refused");                                                            \
        QCOMPARE(QString::fromStdString(verified.error().reason),                                                      \
                 QString::fromStdString(std::string(toString(ReasonCode::reasonCode))));                               \
    } while (false)

inline WorkloadRef service(const std::string &name, const std::string &context = "prod")
{
    return WorkloadRef{ContextName(context), "-", WorkloadKind::Service, name};
}

inline Plan plan(const std::string &name, std::int64_t from = 3, std::int64_t to = 4)
{
    Plan out;
    out.workload = service(name);
    out.endpoint = "https://swarm.example:9443";
    out.change = ReplicaChange{from, to};
    out.observed = ObservedState{
        .uid = "uid-" + name, .version = "42", .replicas = from, .specDigest = "d", .owners = {}, .min = 1, .max = 10};
    out.reasons = {Reason{ReasonCode::ForecastCpuHigh, {86.2}, {}}};
    out.confidence = 0.84;
    out.policyVersion = "p1";
    out.sampleDigest = "s1";
    out.created = kStart;
    out.bootId = "boot-1";
    out.createdBoot = BootTime{Millis{1'000'000}};
    out.lifetime = Millis{1'800'000};
    return out;
}

inline Proposal proposal(const std::string &id, const std::string &name, std::int64_t from = 3, std::int64_t to = 4)
{
    Proposal out;
    out.id = ProposalId(id);
    out.plan = plan(name, from, to);
    out.hash = planHash(out.plan);
    out.changed = kStart;
    return out;
}

inline Actor operatorActor()
{
    return Actor{"ana", Role::Administrator, "desk", Origin::Window};
}

inline AuditEntry entry(const std::string &event, const std::string &workload = {})
{
    return AuditEntry{
        .actor = operatorActor(), .event = event, .workload = workload, .code = {}, .detail = Json::object()};
}

inline Proposal approved(Proposal p)
{
    p.state = ProposalState::Approved;
    p.approval = Approval{operatorActor(), kStart, "boot-1", BootTime{Millis{1'000'500}}, "ok", p.hash};
    return p;
}

inline Intent intentFor(const Proposal &p, std::int64_t fence)
{
    return Intent{.id = IntentId("i-" + p.id.str()),
                  .proposal = p.id,
                  .workload = p.plan.workload,
                  .change = p.plan.change,
                  .uid = p.plan.observed.uid,
                  .version = "43",
                  .fence = fence,
                  .at = kStart};
}

inline Proposal ended(Proposal p, ProposalState state)
{
    p.state = state;
    p.outcome = Outcome{state, Reason{ReasonCode::AppliedVerified, {}, {}}, "done", kStart};
    return p;
}

// Adds and approves.
inline Result<Proposal> approvedIn(Journal &journal, const std::string &id, const std::string &name)
{
    const Proposal fresh = proposal(id, name);
    if (auto added = journal.addProposal(fresh, entry("proposal.created", toString(fresh.plan.workload))); !added)
        return fail(added.error());
    Proposal ready = approved(fresh);
    if (auto moved = journal.updateProposal(ready, entry("proposal.approved", toString(fresh.plan.workload))); !moved)
        return fail(moved.error());
    return ready;
}

template<class Set>
AuditFilter filter(Set set)
{
    AuditFilter out;
    set(out);
    return out;
}

// In memory where the system has such a folder: a test commits thousands of times.
inline QString folderTemplate()
{
    const QFileInfo memory(QStringLiteral("/dev/shm"));
    return (memory.isDir() && memory.isWritable() ? memory.filePath() : QDir::tempPath()) +
           QStringLiteral("/preamar-XXXXXX");
}

struct Home
{
    QTemporaryDir dir{folderTemplate()};
    ManualClock clock{kStart};

    [[nodiscard]] std::string path() const { return dir.filePath(QStringLiteral("home")).toStdString(); }
    [[nodiscard]] std::string file(const char *name) const { return path() + "/" + name; }
    [[nodiscard]] Result<std::unique_ptr<Journal>> journal(JournalOptions options = {}) const
    {
        return openJournal(path(), clock, options);
    }
};

// The permission bits of a file or folder; 0 where it is not there.
inline unsigned modeOf(const std::string &path)
{
    struct stat info = {};
    return ::stat(path.c_str(), &info) == 0 ? info.st_mode & 07777U : 0U;
}

inline QString q(const std::string &text)
{
    return QString::fromStdString(text);
}

inline std::string contents(const std::string &path)
{
    QFile file(q(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

inline void write(const std::string &path, const std::string &text)
{
    QFile file(q(path));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(text.data(), static_cast<qint64>(text.size())), static_cast<qint64>(text.size()));
}

inline Series oneSample(double value)
{
    return Series{{service("api"), metric::cpuCores}, {{kStart, value}}};
}

} // namespace preamar::test
