// Journals as files, and what strangers, disks and earlier versions do to them.
#pragma once

#include "core/store/schema.h"
#include "core/store/sqlite.h"
#include "storefixture.h"

#include <QProcess>

#include <sqlite3.h>

namespace preamar::test {

// A connection without any of our defences, as a stranger with the sqlite3 shell has.
class Stranger
{
public:
    explicit Stranger(const std::string &path) { sqlite3_open(path.c_str(), &m_db); }
    ~Stranger() { sqlite3_close(m_db); }
    Stranger(const Stranger &) = delete;
    Stranger &operator=(const Stranger &) = delete;

    // The words of the refusal, empty when it was done.
    std::string tryTo(const std::string &sql) const
    {
        char *words = nullptr;
        sqlite3_exec(m_db, sql.c_str(), nullptr, nullptr, &words);
        const std::string out = words == nullptr ? "" : words;
        sqlite3_free(words);
        return out;
    }
    // With the triggers taken away and put back, so that the schema looks as it should.
    std::string forge(const std::string &sql) const
    {
        std::vector<std::string> triggers;
        const auto collect = [](void *list, int, char **values, char **) {
            static_cast<std::vector<std::string> *>(list)->emplace_back(values[0]);
            return 0;
        };
        std::vector<std::string> names;
        sqlite3_exec(m_db, "SELECT sql FROM sqlite_schema WHERE type = 'trigger'", collect, &triggers, nullptr);
        sqlite3_exec(m_db, "SELECT name FROM sqlite_schema WHERE type = 'trigger'", collect, &names, nullptr);
        for (const auto &name : names)
            tryTo("DROP TRIGGER " + name);
        const std::string words = tryTo(sql);
        for (const auto &trigger : triggers)
            tryTo(trigger);
        return words;
    }

private:
    sqlite3 *m_db = nullptr;
};

inline Result<void> fill(Journal &journal, int rows)
{
    return journal.transaction([&]() -> Result<void> {
        for (int i = 1; i <= rows; ++i) {
            if (auto added = journal.appendAudit(entry("event " + std::to_string(i))); !added)
                return added;
        }
        return {};
    });
}

inline void copyFile(const std::string &from, const std::string &to)
{
    QFile::remove(QString::fromStdString(to));
    QVERIFY(QFile::copy(QString::fromStdString(from), QString::fromStdString(to)));
}

inline void overwrite(const std::string &path, const QByteArray &bytes, qint64 at = -1)
{
    QFile file(QString::fromStdString(path));
    QVERIFY(file.open(at < 0 ? QIODevice::WriteOnly | QIODevice::Truncate : QIODevice::ReadWrite));
    if (at >= 0)
        QVERIFY(file.seek(at));
    QCOMPARE(file.write(bytes), bytes.size());
}

// A small file system of its own, where this process may make one.
class Mount
{
public:
    Mount(const QString &where, const QString &options) : m_where(where)
    {
        QDir().mkpath(where);
        m_mounted = QProcess::execute(QStringLiteral("mount"),
                                      {QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"), options,
                                       QStringLiteral("tmpfs"), where}) == 0;
    }
    ~Mount()
    {
        if (m_mounted)
            QProcess::execute(QStringLiteral("umount"), {m_where});
    }
    Mount(const Mount &) = delete;
    Mount &operator=(const Mount &) = delete;
    [[nodiscard]] bool mounted() const { return m_mounted; }
    [[nodiscard]] bool remount(const QString &options) const
    {
        return QProcess::execute(QStringLiteral("mount"),
                                 {QStringLiteral("-o"), QStringLiteral("remount,") + options, m_where}) == 0;
    }

private:
    QString m_where;
    bool m_mounted = false;
};

// One action from proposal to outcome; the first failure.
inline Result<void> oneAction(Journal &journal, const std::string &id, std::int64_t fence)
{
    const auto ready = approvedIn(journal, id, id);
    if (!ready)
        return fail(ready.error());
    if (auto recorded = journal.recordIntent(intentFor(*ready, fence), {}, entry("action.intent", id)); !recorded)
        return recorded;
    const auto now = journal.proposal(ready->id);
    if (!now)
        return fail(now.error());
    return journal.recordOutcome(IntentId("i-" + id), ended(**now, ProposalState::Failed), entry("action.failed", id));
}

// The journal as version 1 left it, from its SQL text.
inline void makeVersionOne(const Home &home)
{
    VERIFY_OK(prepareHome(home.path()));
    const std::string sql = contents(PREAMAR_TEST_DATA "/db/journal-v1.sql");
    QVERIFY(!sql.empty());
    QCOMPARE(Stranger(home.file("journal.db")).tryTo(sql), std::string());
    copyFile(PREAMAR_TEST_DATA "/db/journal-v1.audit-head", home.file("audit-head"));
}

} // namespace preamar::test
