// The home folder and its lock.
#include "core/store/files.h"
#include "core/store/home.h"
#include "storefixture.h"

#include <QDirIterator>

#include <sys/stat.h>
#include <unistd.h>

using namespace preamar;
using namespace preamar::test;

class TestHome : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<Home>(); }
    void cleanup() { m_home.reset(); }

    void isChosenByTheEnvironment();
    void isMadeForItsOwnerOnly();
    void closesAnEmptyFolder();
    void leavesAForeignFolderAsItIs();
    void refusesAFolderThatOthersMayWrite();
    void refusesASymbolicLink();
    void refusesAFile();
    void refusesSomebodyElsesFolder();
    void oneEngineAtATime();

private:
    std::unique_ptr<Home> m_home;
};

void TestHome::isChosenByTheEnvironment()
{
    qunsetenv("PREAMAR_HOME");
    qputenv("XDG_DATA_HOME", "/tmp/xdg");
    QCOMPARE(q(defaultHome(false)), QStringLiteral("/tmp/xdg/preamar"));
    QCOMPARE(q(defaultHome(true)), QStringLiteral("/tmp/xdg/preamar-lab"));
    qputenv("PREAMAR_HOME", "/tmp/h");
    QCOMPARE(q(defaultHome(false)), QStringLiteral("/tmp/h"));
    QCOMPARE(q(defaultHome(true)), QStringLiteral("/tmp/h-lab"));
    qunsetenv("PREAMAR_HOME");
    qunsetenv("XDG_DATA_HOME");
}

void TestHome::isMadeForItsOwnerOnly()
{
    const std::string deep = m_home->path() + "/a/b";
    VERIFY_OK(prepareHome(deep));
    QCOMPARE(modeOf(deep), 0700U);
    QCOMPARE(modeOf(m_home->path()), 0700U);
    write(deep + "/file", "x");
    QCOMPARE(modeOf(deep + "/file"), 0600U);
    VERIFY_REFUSED(prepareHome(""), HomeReadOnly);
}

void TestHome::closesAnEmptyFolder()
{
    QVERIFY(QDir().mkpath(q(m_home->path())));
    QCOMPARE(::chmod(m_home->path().c_str(), 0755), 0);
    VERIFY_OK(prepareHome(m_home->path()));
    QCOMPARE(modeOf(m_home->path()), 0700U);
}

void TestHome::leavesAForeignFolderAsItIs()
{
    QVERIFY(QDir().mkpath(q(m_home->path())));
    write(m_home->file("other"), "x");
    QCOMPARE(::chmod(m_home->path().c_str(), 0755), 0);
    VERIFY_OK(prepareHome(m_home->path()));
    QCOMPARE(modeOf(m_home->path()), 0755U);
}

void TestHome::refusesAFolderThatOthersMayWrite()
{
    QVERIFY(QDir().mkpath(q(m_home->path())));
    write(m_home->file("other"), "x");
    QCOMPARE(::chmod(m_home->path().c_str(), 0777), 0);
    VERIFY_REFUSED(prepareHome(m_home->path()), HomeReadOnly);
}

void TestHome::refusesASymbolicLink()
{
    QVERIFY(QDir().mkpath(q(m_home->file("real"))));
    QVERIFY(QFile::link(q(m_home->file("real")), q(m_home->file("link"))));
    VERIFY_REFUSED(prepareHome(m_home->file("link")), HomeReadOnly);
    VERIFY_REFUSED(openJournal(m_home->file("link"), m_home->clock), HomeReadOnly);
    // Links on the way there are the system's business.
    VERIFY_OK(prepareHome(m_home->file("link/below")));
    VERIFY_OK(openJournal(m_home->file("link/below"), m_home->clock));
}

void TestHome::refusesAFile()
{
    QVERIFY(QDir().mkpath(q(m_home->path())));
    write(m_home->file("file"), "x");
    VERIFY_REFUSED(prepareHome(m_home->file("file")), HomeReadOnly);
}

void TestHome::refusesSomebodyElsesFolder()
{
    if (::geteuid() != 0)
        QSKIP("needs root to give a folder away");
    VERIFY_OK(prepareHome(m_home->path()));
    QCOMPARE(::chown(m_home->path().c_str(), 65534, 65534), 0);
    VERIFY_REFUSED(prepareHome(m_home->path()), HomeReadOnly);
}

void TestHome::oneEngineAtATime()
{
    auto lock = EngineLock::tryTake(m_home->path());
    VERIFY_OK(lock);
    VERIFY_REFUSED(EngineLock::tryTake(m_home->path()), EngineBusy);
    lock->reset();
    VERIFY_OK(EngineLock::tryTake(m_home->path()));
    QCOMPARE(modeOf(m_home->file("engine.lock")), 0600U);
}

QTEST_GUILESS_MAIN(TestHome)
#include "tst_home.moc"
