// The log narrowed: by level, context, service, action and words; followed and paused.
#include "tests/ui/stage.h"
#include "ui/shell/translations.h"
#include "ui/style/theme.h"
#include "ui/widgets/plainlabel.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace preamar;
using namespace preamar::ui;
using preamar::test::fixtureSnapshot;
using preamar::test::Stage;
using namespace Qt::StringLiterals;

namespace {

void choose(QComboBox *box, int steps)
{
    box->setFocus();
    for (int i = 0; i < steps; ++i)
        QTest::keyClick(box, Qt::Key_Down);
}

} // namespace

class TestUiLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        installLanguage(text::Language::PtBr);
        style::applyTheme(*qApp, style::ThemeChoice::Light);
    }

    void theLogIsNarrowedByLevelContextServiceAndAction()
    {
        Stage stage(fixtureSnapshot(12), u"log"_s);
        QTest::mouseClick(stage.named<QPushButton>("logView-1"), Qt::LeftButton);
        auto *table = stage.named<QTableView>("auditTable");
        QTRY_VERIFY(table->model()->rowCount() > 0);
        const auto last = [&]() -> const AuditQuery & { return stage.console.queries.back(); };
        choose(stage.named<QComboBox>("logLevel"), 2);
        QTRY_VERIFY(last().atLeast == Severity::Error);
        choose(stage.named<QComboBox>("logContext"), 1);
        QTRY_COMPARE(last().context, fixtureSnapshot(12).contexts.front().name.str());
        QTest::keyClicks(stage.named<QLineEdit>("logService"), u"loja"_s);
        QTRY_VERIFY(last().text.find("loja") != std::string::npos && last().workload.empty());
        stage.named<QLineEdit>("logService")->clear();
        QTest::keyClicks(stage.named<QLineEdit>("logService"), u"prod-swarm/-/service/loja_api"_s);
        QTRY_COMPARE(last().workload, std::string("prod-swarm/-/service/loja_api"));
        QTest::keyClicks(stage.named<QLineEdit>("logAction"), u" PROPOSAL0 "_s);
        QTRY_COMPARE(last().action, std::string("PROPOSAL0"));
        QTest::mouseClick(stage.named<QPushButton>("logClear"), Qt::LeftButton);
        QTRY_VERIFY(last().action.empty() && last().workload.empty() && last().context.empty() && last().text.empty() &&
                    last().atLeast == Severity::Info);
    }

    // All that is recorded of it: filters of an earlier day would hide what is asked for, silently.
    void theLogOfAServiceOpensUnfiltered()
    {
        Stage stage(fixtureSnapshot(12), u"log"_s);
        QTest::mouseClick(stage.named<QPushButton>("logView-1"), Qt::LeftButton);
        choose(stage.named<QComboBox>("logLevel"), 2);
        choose(stage.named<QComboBox>("logKind"), 3);
        choose(stage.named<QComboBox>("logContext"), 1);
        QTest::keyClicks(stage.named<QLineEdit>("logAction"), u"nothing"_s);
        QVERIFY(stage.window->showPage(u"log"_s, u"prod-swarm/-/service/loja_api"_s));
        const auto &last = stage.console.queries.back();
        QCOMPARE(last.workload, std::string("prod-swarm/-/service/loja_api"));
        QVERIFY(last.atLeast == Severity::Info && last.events.empty() && last.context.empty() && last.action.empty());
        QVERIFY(!last.since);
        // For this visit: what was chosen is remembered, also where another filter is chosen now.
        choose(stage.named<QComboBox>("logKind"), 1);
        QCOMPARE(stage.console.state().value(u"log.kind"_s).toInt(), 1);
        QCOMPARE(stage.console.state().value(u"log.level"_s).toInt(), 2);
        QVERIFY(!stage.console.state().value(u"log.context"_s).toString().isEmpty());
    }

    void aPausedLogTellsHowManyAreNewer()
    {
        Stage stage(fixtureSnapshot(12), u"log"_s);
        QTest::mouseClick(stage.named<QPushButton>("logView-1"), Qt::LeftButton);
        QTRY_VERIFY(stage.named<QTableView>("auditTable")->model()->rowCount() > 0);
        auto *live = stage.named<QPushButton>("logLive");
        QCOMPARE(live->text(), u"Acompanhando"_s);
        QTest::mouseClick(live, Qt::LeftButton);
        QCOMPARE(live->text(), u"Pausado"_s);
        Snapshot s = fixtureSnapshot(12);
        AuditRecord fresh = s.log.front();
        fresh.seq += 3;
        s.log.insert(s.log.begin(), fresh);
        stage.console.setSnapshot(s);
        QTRY_VERIFY2(stage.named<PlainLabel>("logCount")->plainText().contains(u"3"_s),
                     qPrintable(stage.named<PlainLabel>("logCount")->plainText()));
        QTest::mouseClick(live, Qt::LeftButton);
        QTRY_VERIFY(!stage.named<PlainLabel>("logCount")->plainText().contains(u"·"_s));
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    TestUiLog test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_uilog.moc"
