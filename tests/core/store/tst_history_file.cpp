// The file of the history: who may read it, readers beside the writer, damage, newer schemas.
#include "core/store/blockcodec.h"
#include "core/store/historytail.h"
#include "historyfixture.h"

#include <cmath>
#include <limits>
#include <map>

#include <QDirIterator>

using namespace preamar;
using namespace preamar::test;

class TestHistoryFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<Home>(); }
    void cleanup() { m_home.reset(); }

    void isKeptFromOthers();
    void readersSeeWhatTheWriterCommits();
    void readersNeverWrite();
    void readersOfNothingFindNothing();
    void damagedFileIsMovedAside_data();
    void damagedFileIsMovedAside();
    void damageFoundLaterIsMovedAside();
    void aNewerSchemaIsLeftAlone();

private:
    std::unique_ptr<Home> m_home;
};

void TestHistoryFile::isKeptFromOthers()
{
    const auto history = openAt(*m_home);
    VERIFY_OK(history->append({series(kCpu, minutes(kStart, 5))}));
    const auto ownerOnly =
        QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadUser | QFileDevice::WriteUser;
    for (const char *name : {"history.db", "history.db-wal", "history.db-shm"})
        QCOMPARE(QFile::permissions(QString::fromStdString(m_home->file(name))), ownerOnly);
}

void TestHistoryFile::readersSeeWhatTheWriterCommits()
{
    const auto writer = openAt(*m_home);
    const auto reader = openAt(*m_home, true);
    QVERIFY(all(*reader).empty());
    for (int i = 0; i < 300; ++i) {
        VERIFY_OK(writer->append({series(kCpu, {{kStart + kMinute * i, static_cast<double>(i)}})}));
        if (i % 7 == 0)
            QCOMPARE(all(*reader).size(), static_cast<std::size_t>(i + 1));
    }
    VERIFY_OK(writer->append({series(kCpu, {{kStart, 77.0}})}));
    QCOMPARE(all(*reader).front().value, 77.0);
    QCOMPARE(reader->stats()->samples, writer->stats()->samples);
}

void TestHistoryFile::readersNeverWrite()
{
    {
        const auto writer = openAt(*m_home);
        VERIFY_OK(writer->append({series(kCpu, minutes(kStart, 100))}));
    }
    const auto bytes = [&] {
        QFile file(QString::fromStdString(m_home->file("history.db")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray before = bytes();
    {
        const auto reader = openAt(*m_home, true);
        QCOMPARE(all(*reader).size(), std::size_t{100});
        VERIFY_REFUSED(reader->append({series(kCpu, minutes(kStart, 1))}), EngineBusy);
        VERIFY_REFUSED(reader->putForecasts({forecastAt("f", kStart)}), EngineBusy);
        VERIFY_REFUSED(reader->putModel(kCpu, "x", kStart), EngineBusy);
        VERIFY_REFUSED(reader->markBaseline(kCpu, {kStart, kStart + kMinute}), EngineBusy);
        VERIFY_REFUSED(reader->applyRetention(kStart, 1), EngineBusy);
        VERIFY_REFUSED(reader->addObservedChange({service("api"), kStart, "image", "a", "b", false, {}}), EngineBusy);
    }
    QVERIFY(bytes() == before);
}

void TestHistoryFile::readersOfNothingFindNothing()
{
    VERIFY_OK(prepareHome(m_home->path()));
    const auto reader = openAt(*m_home, true);
    QVERIFY(reader != nullptr);
    QVERIFY(all(*reader).empty());
    QVERIFY(reader->keys()->empty());
    QVERIFY(!QFile::exists(QString::fromStdString(m_home->file("history.db"))));
    const auto writer = openAt(*m_home);
    VERIFY_OK(writer->append({series(kCpu, minutes(kStart, 5))}));
    QCOMPARE(all(*reader).size(), std::size_t{5});
}

void TestHistoryFile::damagedFileIsMovedAside_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("garbage") << QByteArray(20'000, 'x');
    QTest::newRow("a few bytes") << QByteArray("SQLite format 3");
    QTest::newRow("a damaged header") << QByteArray("SQLite format 3\0", 16) + QByteArray(8'176, '\x7f');
}

void TestHistoryFile::damagedFileIsMovedAside()
{
    QFETCH(const QByteArray, bytes);
    VERIFY_OK(prepareHome(m_home->path()));
    QFile file(QString::fromStdString(m_home->file("history.db")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
    file.close();
    const auto history = openAt(*m_home);
    QVERIFY(history != nullptr);
    VERIFY_OK(history->append({series(kCpu, minutes(kStart, 5))}));
    QCOMPARE(all(*history).size(), std::size_t{5});
    QFile aside(QString::fromStdString(m_home->file("history.db.damaged-1")));
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QVERIFY(aside.readAll() == bytes);
}

void TestHistoryFile::damageFoundLaterIsMovedAside()
{
    {
        const auto history = openAt(*m_home);
        for (int s = 0; s < 200; ++s)
            VERIFY_OK(history->append(
                {series({service("s" + std::to_string(s)), metric::cpuCores}, minutes(kStart, 3'000, s / 7.0))}));
    }
    QFile file(QString::fromStdString(m_home->file("history.db")));
    QVERIFY(file.open(QIODevice::ReadWrite));
    // All but the first pages: opening finds nothing, reading does.
    const qint64 from = 30 * 8'192;
    QVERIFY(file.seek(from));
    QVERIFY(file.write(QByteArray(static_cast<int>(file.size() - from), '\x5a')) > 0);
    file.close();
    const auto history = openAt(*m_home);
    QVERIFY(history != nullptr);
    bool failed = false;
    for (int s = 0; s < 200 && !failed; ++s) {
        const auto read = history->read({service("s" + std::to_string(s)), metric::cpuCores}, kAll);
        failed = !read;
        if (failed)
            QVERIFY2(read.error().reason.empty(), "a damaged history must not pass for a damaged journal");
    }
    QVERIFY(failed);
    VERIFY_OK(history->append({series(kCpu, minutes(kStart, 5))}));
    QCOMPARE(all(*history).size(), std::size_t{5});
    QVERIFY(QFile::exists(QString::fromStdString(m_home->file("history.db.damaged-1"))));
}

void TestHistoryFile::aNewerSchemaIsLeftAlone()
{
    {
        const auto history = openAt(*m_home);
        VERIFY_OK(history->append({series(kCpu, minutes(kStart, 5))}));
    }
    {
        auto database = store::Database::open(m_home->file("history.db"), store::Access::ReadWrite, "test");
        VERIFY_OK((*database)->exec("PRAGMA user_version = 99"));
    }
    VERIFY_REFUSED(openHistory(m_home->path()), SchemaTooNew);
    VERIFY_REFUSED(openHistory(m_home->path(), {.readOnly = true}), SchemaTooNew);
    QVERIFY(!QFile::exists(QString::fromStdString(m_home->file("history.db.damaged-1"))));
}

QTEST_GUILESS_MAIN(TestHistoryFile)
#include "tst_history_file.moc"
