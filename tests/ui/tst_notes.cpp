// Messages of the desktop, against a bus and a notification service of the test's own: what is said, with which buttons, what
// they do, and what happens where there is no service.
#include "app/preamar/notifier.h"
#include "tests/ui/fixtureconsole.h"
#include "ui/shell/translations.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace preamar;
using namespace preamar::ui;
using preamar::test::FixtureConsole;
using preamar::test::fixtureSnapshot;
using namespace Qt::StringLiterals;

namespace {

struct Said
{
    uint id = 0;
    QString title;
    QString body;
    QStringList actions;
    QVariantMap hints;
    int timeout = 0;
    uint inPlaceOf = 0;
};

} // namespace

// What a desktop offers; specification 1.2.
class DesktopService final : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    QStringList abilities{u"actions"_s, u"body"_s, u"body-markup"_s};
    std::vector<Said> said;
    std::vector<uint> closed;
    bool refuses = false;
    bool isSlow = false; // the answers wait until they are asked for

    void answer(const QDBusConnection &bus)
    {
        isSlow = false;
        for (const auto &[asked, id] : std::exchange(m_asked, {}))
            bus.send(asked.createReply(QVariant::fromValue(id)));
    }

public Q_SLOTS:
    QStringList GetCapabilities() { return abilities; }
    uint Notify(const QString &, uint inPlaceOf, const QString &, const QString &title, const QString &body,
                const QStringList &actions, const QVariantMap &hints, int timeout)
    {
        if (refuses) {
            sendErrorReply(QDBusError::LimitsExceeded, u"too many"_s);
            return 0;
        }
        const uint id = inPlaceOf != 0 ? inPlaceOf : ++m_last;
        said.push_back({id, title, body, actions, hints, timeout, inPlaceOf});
        if (isSlow) {
            setDelayedReply(true);
            m_asked.emplace_back(message(), id);
        }
        return id;
    }
    void CloseNotification(uint id)
    {
        closed.push_back(id);
        Q_EMIT NotificationClosed(id, 3);
    }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &key);
    void NotificationClosed(uint id, uint reason);

private:
    uint m_last = 40;
    std::vector<std::pair<QDBusMessage, uint>> m_asked;
};

class TestNotes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (!m_bus)
            QSKIP("needs dbus-daemon");
        installLanguage(text::Language::PtBr);
    }

    void init()
    {
        m_service = std::make_unique<DesktopService>();
        m_connection = std::make_unique<QDBusConnection>(QDBusConnection::connectToBus(m_address, u"desktop"_s));
        QVERIFY(m_connection->isConnected());
        QVERIFY(m_connection->registerObject(u"/org/freedesktop/Notifications"_s, m_service.get(),
                                             QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
        QVERIFY(m_connection->registerService(u"org.freedesktop.Notifications"_s));
        m_console = std::make_unique<FixtureConsole>();
        m_console->setSnapshot(fixtureSnapshot(4));
        m_window = std::make_unique<MainWindow>(*m_console);
        m_window->showPage(u"overview"_s);
        m_notifier = std::make_unique<app::Notifier>(*m_console, *m_window);
    }
    void cleanup()
    {
        m_notifier.reset();
        m_window.reset();
        m_console.reset();
        if (m_connection)
            QDBusConnection::disconnectFromBus(u"desktop"_s);
        m_connection.reset();
        m_service.reset();
    }

    void aProposalIsSaidWithButtonsNoneOfWhichApproves()
    {
        happens(waiting());
        QTRY_COMPARE(m_service->said.size(), std::size_t{1});
        const Said &said = m_service->said.front();
        QCOMPARE(said.title, u"Uma proposta espera por você"_s);
        QCOMPARE(said.actions, (QStringList{u"default"_s, u"Ver"_s, u"snooze"_s, u"Adiar 15 min"_s}));
        QVERIFY(said.body.contains(u"3 → 4"_s));
        QCOMPARE(said.hints.value(u"urgency"_s).toInt(), 1);
        Q_EMIT m_service->ActionInvoked(said.id, u"default"_s);
        QTRY_COMPARE(m_window->currentPage(), u"approvals"_s);
        QVERIFY(m_window->isVisible());
        QVERIFY(m_console->submitted.empty());
        QTRY_COMPARE(m_service->closed, std::vector<uint>{said.id});
    }

    void anActionThatFailedStaysAndLeadsToTheLog()
    {
        happens(Event{.seq = 1, .at = {}, .type = "action.failed", .severity = Severity::Error, .dedupKey = {},
                      .workload = "prod-swarm/-/service/loja_api", .detail = Json::object()});
        QTRY_COMPARE(m_service->said.size(), std::size_t{1});
        QCOMPARE(m_service->said[0].hints.value(u"urgency"_s).toInt(), 2);
        QCOMPARE(m_service->said[0].timeout, 0); // until it is read
        QCOMPARE(m_service->said[0].actions, (QStringList{u"default"_s, u"Ver"_s}));
        Q_EMIT m_service->ActionInvoked(m_service->said[0].id, u"default"_s);
        QTRY_COMPARE(m_window->currentPage(), u"log"_s);
    }

    void whatIsPutOffIsSaidAgainWhileItWaits()
    {
        m_notifier->setPutOff(std::chrono::milliseconds(1));
        happens(waiting());
        QTRY_COMPARE(m_service->said.size(), std::size_t{1});
        Q_EMIT m_service->ActionInvoked(m_service->said[0].id, u"snooze"_s);
        QTRY_COMPARE(m_service->said.size(), std::size_t{2});
        QCOMPARE(m_service->said[1].body, m_service->said[0].body);
        QCOMPARE(m_window->currentPage(), u"overview"_s);
        // Decided meanwhile: nothing is said again.
        QTRY_VERIFY(answered());
        m_notifier->setPutOff(std::chrono::milliseconds(200));
        Q_EMIT m_service->ActionInvoked(m_service->said[1].id, u"snooze"_s);
        QTRY_COMPARE(m_service->closed.size(), std::size_t{2});
        Snapshot s = fixtureSnapshot(4);
        s.proposals.clear();
        m_console->setSnapshot(s);
        QTest::qWait(400);
        QCOMPARE(m_service->said.size(), std::size_t{2});
    }

    void whatIsPutOffIsNotSaidOnceMessagesAreSwitchedOff()
    {
        m_notifier->setPutOff(std::chrono::milliseconds(200));
        happens(waiting());
        QTRY_COMPARE(m_service->said.size(), std::size_t{1});
        QTRY_VERIFY(answered());
        Q_EMIT m_service->ActionInvoked(m_service->said[0].id, u"snooze"_s);
        QTRY_COMPARE(m_service->closed.size(), std::size_t{1});
        Snapshot s = fixtureSnapshot(4);
        s.settings.notifyProposals = false;
        m_console->setSnapshot(s);
        QTest::qWait(400);
        QCOMPARE(m_service->said.size(), std::size_t{1});
    }

    // As when the language changes: what is shown and what was put off stays, and leads to the window of now.
    void anotherWindowKeepsThem()
    {
        m_notifier->setPutOff(std::chrono::milliseconds(200));
        happens(waiting());
        happens(cycleFailed("refused"));
        QTRY_COMPARE(m_service->said.size(), std::size_t{2});
        QTRY_VERIFY(answered());
        const auto &ofProposal = m_service->said[0].title == u"Um ciclo falhou" ? m_service->said[1] : m_service->said[0];
        Q_EMIT m_service->ActionInvoked(ofProposal.id, u"snooze"_s);
        QTRY_COMPARE(m_service->closed.size(), std::size_t{1});
        m_window.reset();
        m_window = std::make_unique<MainWindow>(*m_console);
        m_window->showPage(u"overview"_s);
        m_notifier->setWindow(*m_window);
        QTRY_COMPARE(m_service->said.size(), std::size_t{3});
        QCOMPARE(m_service->closed.size(), std::size_t{1}); // the failed cycle still stands
        QTRY_VERIFY(answered());
        Q_EMIT m_service->ActionInvoked(m_service->said[2].id, u"default"_s);
        QTRY_COMPARE(m_window->currentPage(), u"approvals"_s);
    }

    void aCycleThatFailsAgainTakesThePlaceOfItsMessage()
    {
        happens(cycleFailed("refused"));
        happens(cycleFailed("refused")); // before the first one has its number
        QTRY_COMPARE(m_service->said.size(), std::size_t{2});
        QTRY_VERIFY(answered());
        happens(cycleFailed("refused"));
        happens(cycleFailed("timeout")); // for another reason
        QTRY_COMPARE(m_service->said.size(), std::size_t{4});
        const uint first = m_service->said[0].id;
        QCOMPARE(m_service->said[0].inPlaceOf, 0U);
        QCOMPARE(m_service->said[1].inPlaceOf, first);
        QCOMPARE(m_service->said[2].inPlaceOf, first);
        QCOMPARE(m_service->said[3].inPlaceOf, 0U);
        // One that was closed is not replaced.
        QTRY_VERIFY(answered());
        m_service->CloseNotification(first);
        QTRY_VERIFY(answered());
        happens(cycleFailed("refused"));
        QTRY_COMPARE(m_service->said.size(), std::size_t{5});
        QCOMPARE(m_service->said[4].inPlaceOf, 0U);
    }

    void severalProposalsOfOneMomentAreOneMessage()
    {
        for (std::size_t i = 0; i < 3; ++i)
            happens(waiting(i));
        QTRY_COMPARE(m_service->said.size(), std::size_t{1});
        QCOMPARE(m_service->said[0].title, u"3 propostas esperam"_s);
        QVERIFY(m_service->said[0].actions.contains(u"snooze"_s));
        QTest::qWait(300);
        QCOMPARE(m_service->said.size(), std::size_t{1});
        QTRY_VERIFY(answered());
        // It stands while one of them waits.
        Snapshot s = fixtureSnapshot(4);
        s.proposals.erase(s.proposals.begin() + 1, s.proposals.end());
        m_console->setSnapshot(s);
        QTRY_VERIFY(answered());
        QVERIFY(m_service->closed.empty());
        Q_EMIT m_service->ActionInvoked(m_service->said[0].id, u"default"_s);
        QTRY_COMPARE(m_window->currentPage(), u"approvals"_s);
    }

    void theMessageAboutSeveralIsTakenBackWithTheLastOfThem()
    {
        happens(waiting(0));
        happens(waiting(1));
        QTRY_COMPARE(m_service->said.size(), std::size_t{1});
        QCOMPARE(m_service->said[0].title, u"2 propostas esperam"_s);
        QTRY_VERIFY(answered());
        Snapshot s = fixtureSnapshot(4);
        s.proposals.clear();
        m_console->setSnapshot(s);
        QTRY_COMPARE(m_service->closed, std::vector<uint>{m_service->said[0].id});
    }

    // Of those that ended the snapshot keeps fifty.
    void whatWasThereAndIsGoneIsTakenBack()
    {
        happens(waiting());
        QTRY_COMPARE(m_service->said.size(), std::size_t{1});
        QTRY_VERIFY(answered());
        Snapshot s = fixtureSnapshot(4);
        s.proposals.erase(s.proposals.begin());
        s.recent.clear();
        m_console->setSnapshot(s);
        QTRY_COMPARE(m_service->closed, std::vector<uint>{m_service->said[0].id});
    }

    void oneThatNoSnapshotHadYetStays()
    {
        const Event event = waiting();
        Snapshot s = fixtureSnapshot(4);
        s.proposals.clear();
        s.recent.clear();
        m_console->setSnapshot(s);
        happens(event);
        QTRY_COMPARE(m_service->said.size(), std::size_t{1});
        QTRY_VERIFY(answered());
        m_console->setSnapshot(s); // a cycle of another context
        QTRY_VERIFY(answered());
        QVERIFY(m_service->closed.empty());
    }

    void whatEndsBeforeItsMessageHasANumberIsTakenBackWithIt()
    {
        happens(cycleFailed("refused")); // the service has been asked what it can do
        QTRY_COMPARE(m_service->said.size(), std::size_t{1});
        QTRY_VERIFY(answered());
        m_service->isSlow = true;
        happens(waiting());
        QTRY_COMPARE(m_service->said.size(), std::size_t{2});
        Snapshot s = fixtureSnapshot(4);
        s.proposals.clear();
        m_console->setSnapshot(s);
        QTRY_VERIFY(answered());
        QVERIFY(m_service->closed.empty());
        m_service->answer(*m_connection);
        QTRY_COMPARE(m_service->closed, std::vector<uint>{m_service->said[1].id});
    }

    void whatWasDecidedElsewhereIsTakenBack()
    {
        happens(waiting());
        QTRY_COMPARE(m_service->said.size(), std::size_t{1});
        QTRY_VERIFY(answered());
        Snapshot s = fixtureSnapshot(4);
        Proposal decided = s.proposals.front();
        decided.state = ProposalState::Rejected;
        s.recent.insert(s.recent.begin(), decided);
        s.proposals.erase(s.proposals.begin());
        m_console->setSnapshot(s);
        QTRY_COMPARE(m_service->closed, std::vector<uint>{m_service->said[0].id});
    }

    void aServersTextIsNoMarkup()
    {
        Event event = waiting();
        event.workload = "prod/-/service/<b>x</b>&<a href=\"http://evil\">y</a>";
        happens(event);
        QTRY_COMPARE(m_service->said.size(), std::size_t{1});
        QVERIFY2(!m_service->said[0].body.contains(u'<'), qPrintable(m_service->said[0].body));
        QVERIFY(m_service->said[0].body.contains(u"&lt;b&gt;"_s));
    }

    void aServiceWithoutButtonsGetsNone()
    {
        m_service->abilities = {u"body"_s};
        Event event = waiting();
        event.workload = "a<b";
        happens(event);
        QTRY_COMPARE(m_service->said.size(), std::size_t{1});
        QVERIFY(m_service->said[0].actions.isEmpty());
        QVERIFY(m_service->said[0].body.startsWith(u"a<b"_s)); // it reads no markup
    }

    void settingsSwitchThemOff()
    {
        Snapshot s = fixtureSnapshot(4);
        s.settings.notifyProposals = false;
        m_console->setSnapshot(s);
        happens(waiting());
        happens(Event{.seq = 2, .at = {}, .type = "cycle.failed", .severity = Severity::Critical, .dedupKey = {}, .workload = {},
                      .detail = Json::object()});
        QTRY_COMPARE(m_service->said.size(), std::size_t{1});
        QCOMPARE(m_service->said[0].title, u"Um ciclo falhou"_s);
    }

    void buttonsOfOtherProgramsAreNotOurs()
    {
        happens(waiting());
        QTRY_COMPARE(m_service->said.size(), std::size_t{1});
        Q_EMIT m_service->ActionInvoked(7, u"default"_s);
        Q_EMIT m_service->ActionInvoked(m_service->said[0].id, u"approve"_s); // none that was offered
        QTRY_COMPARE(m_service->closed.size(), std::size_t{1});
        QCOMPARE(m_window->currentPage(), u"overview"_s);
        QVERIFY(m_console->submitted.empty());
    }

    void withoutAServiceItIsSaidOtherwise()
    {
        app::DesktopNotes notes;
        int failed = 0;
        m_service->refuses = true;
        notes.show({.title = u"x"_s}, [&] { ++failed; });
        QTRY_COMPARE(failed, 1);
        QVERIFY(m_connection->unregisterService(u"org.freedesktop.Notifications"_s));
        notes.show({.title = u"x"_s}, [&] { ++failed; });
        QTRY_COMPARE(failed, 2);
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        const QByteArray runtime = qgetenv("XDG_RUNTIME_DIR");
        qunsetenv("XDG_RUNTIME_DIR");
        notes.show({.title = u"x"_s}, [&] { ++failed; });
        QTRY_COMPARE(failed, 3);
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_address.toUtf8());
        qputenv("XDG_RUNTIME_DIR", runtime);
        // A service that comes later is used.
        m_service->refuses = false;
        QVERIFY(m_connection->registerService(u"org.freedesktop.Notifications"_s));
        notes.show({.title = u"x"_s}, [&] { ++failed; });
        QTRY_COMPARE(m_service->said.size(), std::size_t{1});
        QCOMPARE(failed, 3);
    }

    void theEndOfTheWindowTakesItsMessagesAlong()
    {
        happens(waiting());
        QTRY_COMPARE(m_service->said.size(), std::size_t{1});
        QTRY_VERIFY(answered());
        m_notifier.reset();
        QTRY_COMPARE(m_service->closed, std::vector<uint>{m_service->said[0].id});
    }

public:
    // The bus is there before the application, which connects to it once.
    bool startBus()
    {
        const QString program = QStandardPaths::findExecutable(u"dbus-daemon"_s);
        if (program.isEmpty())
            return false;
        m_daemon.start(program, {u"--session"_s, u"--nofork"_s, u"--nopidfile"_s, u"--print-address"_s});
        if (!m_daemon.waitForStarted() || !m_daemon.waitForReadyRead())
            return false;
        m_address = QString::fromLatin1(m_daemon.readLine()).trimmed();
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_address.toUtf8());
        return m_bus = !m_address.isEmpty();
    }
    ~TestNotes() override
    {
        m_daemon.kill();
        m_daemon.waitForFinished();
    }

private:
    [[nodiscard]] static Event cycleFailed(const std::string &reason)
    {
        return Event{.seq = 2, .at = {}, .type = "cycle.failed", .severity = Severity::Critical,
                     .dedupKey = "cycle.failed:" + reason, .workload = {}, .detail = Json::object()};
    }
    [[nodiscard]] Event waiting(std::size_t number = 0) const
    {
        const auto snapshot = m_console->snapshot();
        const Proposal &p = snapshot->proposals.at(number);
        return Event{.seq = 1, .at = {}, .type = "proposal.waiting", .severity = Severity::Warning,
                     .dedupKey = "proposal:" + toString(p.plan.workload), .workload = toString(p.plan.workload),
                     .detail = Json{{"id", p.id.str()}, {"from", 3}, {"to", 4}}};
    }
    void happens(const Event &event) { Q_EMIT m_console->eventHappened(event); }
    // The answer with the message's number has arrived: another call to the service comes after it.
    [[nodiscard]] bool answered() const
    {
        const auto reply = QDBusConnection::sessionBus().call(
            QDBusMessage::createMethodCall(u"org.freedesktop.Notifications"_s, u"/org/freedesktop/Notifications"_s,
                                           u"org.freedesktop.Notifications"_s, u"GetCapabilities"_s),
            QDBus::BlockWithGui);
        QCoreApplication::processEvents();
        return reply.type() == QDBusMessage::ReplyMessage;
    }

    QProcess m_daemon;
    QString m_address;
    bool m_bus = false;
    std::unique_ptr<DesktopService> m_service;
    std::unique_ptr<QDBusConnection> m_connection;
    std::unique_ptr<FixtureConsole> m_console;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<app::Notifier> m_notifier;
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication::setApplicationName(u"tst_notes"_s);
    TestNotes test;
    test.startBus();
    QApplication app(argc, argv);
    return QTest::qExec(&test, argc, argv);
}
#include "tst_notes.moc"
