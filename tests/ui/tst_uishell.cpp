// The shell: palette, keys, emergency stop, place of the window, tour; approvals in bulk; the log's search and proof.
#include "tests/ui/stage.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/evidencedialog.h"
#include "ui/models/changelines.h"
#include "ui/shell/page.h"
#include "ui/shell/pages.h"
#include "ui/shell/palette.h"
#include "ui/shell/tour.h"
#include "ui/shell/translations.h"
#include "ui/shell/words.h"
#include "ui/style/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/gridview.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/statepanel.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QJsonDocument>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QListWidget>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>

using namespace preamar;
using namespace preamar::ui;
using namespace Qt::StringLiterals;
using preamar::test::Stage;

namespace {

int countOf(const Stage &stage, std::string_view kind)
{
    return static_cast<int>(std::count_if(stage.console.submitted.begin(), stage.console.submitted.end(),
                                          [&](const test::Submitted &s) { return s.kind == kind; }));
}

} // namespace

class TestUiShell : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        installLanguage(text::Language::PtBr);
        style::applyTheme(*qApp, style::ThemeChoice::Light);
    }

    void thePaletteFindsPagesServicesContextsActionsAndSettings_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("page");
        QTest::newRow("page") << u"registro"_s << u"log"_s;
        QTest::newRow("accents") << u"visao"_s << u"overview"_s;
        QTest::newRow("service") << u"fila_worker"_s << u"services"_s;
        QTest::newRow("context") << u"prod-swarm"_s << u"contexts"_s;
        QTest::newRow("setting") << u"moeda"_s << u"settings"_s;
    }
    void thePaletteFindsPagesServicesContextsActionsAndSettings()
    {
        QFETCH(QString, typed);
        QFETCH(QString, page);
        Stage stage(test::fixtureSnapshot(16));
        QTest::keyClick(stage.window.get(), Qt::Key_K, Qt::ControlModifier);
        auto *palette = stage.named<Palette>("palette");
        QVERIFY(palette && palette->isVisible());
        QTest::keyClicks(stage.named<QLineEdit>("paletteEdit"), typed);
        if (typed == u"prod-swarm") { // the place of every service; the context itself is found by its kind
            QTest::keyClicks(stage.named<QLineEdit>("paletteEdit"), u" contexto"_s);
        }
        QVERIFY(palette->shownCount() > 0);
        QTest::keyClick(stage.named<QLineEdit>("paletteEdit"), Qt::Key_Return);
        const QString shown = stage.window->currentPage();
        QVERIFY2(shown == page || (page == u"services" && shown == u"service"), qPrintable(shown));
    }

    void thePaletteActsOnWhatIsPossible()
    {
        Stage stage(test::fixtureSnapshot(3));
        QTest::keyClick(stage.window.get(), Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(stage.named<QLineEdit>("paletteEdit"), u"pausar"_s);
        QTest::keyClick(stage.named<QLineEdit>("paletteEdit"), Qt::Key_Return);
        QCOMPARE(countOf(stage, command::pause), 1);
        QTest::keyClick(stage.window.get(), Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(stage.named<QLineEdit>("paletteEdit"));
        QTest::keyClicks(stage.named<QLineEdit>("paletteEdit"), u"sair da demonstra"_s);
        QCOMPARE(stage.named<Palette>("palette")->shownCount(), 0); // this is no demonstration
        QTest::keyClick(stage.named<QLineEdit>("paletteEdit"), Qt::Key_Escape);
        QCOMPARE(stage.console.submitted.size(), std::size_t{1});
    }

    void tenThousandServicesAreSearchedByTheirBestFit()
    {
        std::vector<PaletteEntry> entries;
        std::vector<QString> folded;
        for (int i = 0; i < 10'000; ++i) {
            entries.push_back({u"serviço_%1"_s.arg(i), u"prod"_s, {}, {}, 0, {}});
            folded.push_back(foldedText(entries.back().title + u' ' + entries.back().detail));
        }
        const auto found = bestEntries(entries, folded, u"SERVICO_77"_s, 50);
        QCOMPARE(found.size(), std::size_t{50});
        QCOMPARE(entries[found.front()].title, u"serviço_77"_s);
        QVERIFY(bestEntries(entries, folded, u"nada disso"_s, 50).empty());
    }

    void theChordStopsEverythingFromAnywhere()
    {
        for (const auto &info : pages()) {
            Stage stage(test::fixtureSnapshot(3), QString::fromLatin1(info.id));
            QTest::keyClick(stage.window.get(), Qt::Key_Period, Qt::ControlModifier | Qt::ShiftModifier);
            auto *dialog = stage.named<ConfirmDialog>("confirmDialog");
            QVERIFY2(dialog && dialog->isVisible(), info.id);
            QVERIFY(stage.console.submitted.empty());
            QTest::keyClick(dialog, Qt::Key_Return); // never by Return
            QCOMPARE(countOf(stage, command::stop), 0);
        }
        Stage stage(test::fixtureSnapshot(3));
        QTest::keyClick(stage.window.get(), Qt::Key_Period, Qt::ControlModifier | Qt::ShiftModifier);
        auto *dialog = stage.named<ConfirmDialog>("confirmDialog");
        QVERIFY(dialog);
        dialog->activateWindow();
        QTRY_VERIFY(dialog->isActiveWindow());
        QTest::keyClick(dialog, Qt::Key_Period, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(countOf(stage, command::stop), 1);
    }

    void dialogsNameTheProductionContext()
    {
        Snapshot s = test::fixtureSnapshot(3);
        s.contexts[0].isProtected = true;
        Stage stage(s);
        QVERIFY(stage.window->windowTitle().contains(u"prod-swarm"));
        QTest::mouseClick(stage.named<QPushButton>("stopButton"), Qt::LeftButton);
        auto *dialog = stage.named<ConfirmDialog>("confirmDialog");
        QCOMPARE(dialog->property("protected").toBool(), true);
    }

    void theWindowIsWhereItWas()
    {
        QTemporaryDir dir;
        const QString file = dir.filePath(u"window.json"_s);
        QSize size;
        {
            test::FixtureConsole console;
            console.state().open(file);
            console.setSnapshot(test::fixtureSnapshot(3));
            MainWindow window(console);
            window.rememberPlace();
            window.show();
            window.resize(1300, 820);
            window.showPage(u"log"_s);
            size = window.size();
            window.close();
        }
        {
            test::FixtureConsole console;
            console.state().open(file);
            console.setSnapshot(test::fixtureSnapshot(3));
            MainWindow window(console);
            window.rememberPlace();
            window.show();
            QCOMPARE(window.currentPage(), u"log"_s);
            QCOMPARE(window.size(), size);
        }
        // Half a file is no state, and no reason not to start.
        QFile broken(file);
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("{\"window.page\":");
        broken.close();
        test::FixtureConsole console;
        console.state().open(file);
        console.setSnapshot(test::fixtureSnapshot(3));
        MainWindow window(console);
        window.rememberPlace();
        QCOMPARE(window.currentPage(), u"overview"_s);
        console.state().setValue(u"x"_s, 1);
        QVERIFY(console.state().flush());
        QVERIFY(!QJsonDocument::fromJson([&] {
                     QFile in(file);
                     return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
                 }())
                     .isNull());
    }

    // Facets and view of the last time, without the words that were searched for.
    void theListIsAsItWasLeft()
    {
        test::FixtureConsole console;
        console.setSnapshot(test::fixtureSnapshot(30));
        const auto open = [&console] {
            auto window = std::make_unique<MainWindow>(console);
            window->show();
            window->showPage(u"services"_s);
            return window;
        };
        int narrowed = 0;
        {
            const auto window = open();
            window->page(u"services"_s)->focusOn(u"state:troubled"_s);
            narrowed = window->findChild<GridView *>(u"serviceCards"_s)->model()->rowCount();
            window->findChild<QLineEdit *>(u"serviceSearch"_s)->setText(u"nothing is called so"_s);
            QTRY_COMPARE(window->findChild<GridView *>(u"serviceCards"_s)->model()->rowCount(), 0);
        }
        QVERIFY(narrowed > 0 && narrowed < 27);
        const auto again = open();
        QTRY_COMPARE(again->findChild<GridView *>(u"serviceCards"_s)->model()->rowCount(), narrowed);
        QVERIFY(again->findChild<QLineEdit *>(u"serviceSearch"_s)->text().isEmpty());
        // Who is led here by a question sees its answer, whatever was left.
        const auto asked = std::make_unique<MainWindow>(console);
        asked->show();
        asked->showPage(u"services"_s, u"state:all"_s);
        QTRY_COMPARE(asked->findChild<GridView *>(u"serviceCards"_s)->model()->rowCount(), 30);
    }

    void theTourIsOfferedOnceAndBlocksNothing()
    {
        Snapshot s = test::fixtureSnapshot(3);
        s.isLab = true;
        Stage stage(s, u"overview"_s);
        stage.window->offerTour();
        auto *tour = stage.named<Tour>("tour");
        QVERIFY(tour && tour->isVisible());
        QTest::mouseClick(stage.named<QPushButton>("nav-approvals"), Qt::LeftButton); // whoever works on, works on
        QCOMPARE(stage.window->currentPage(), u"approvals"_s);
        for (int i = 0; i < 3; ++i) {
            QVERIFY(tour->rect().width() > 0 && stage.window->rect().contains(tour->geometry()));
            QTest::mouseClick(stage.named<QPushButton>("tourNext"), Qt::LeftButton);
        }
        QTRY_VERIFY(!stage.named<Tour>("tour"));
        stage.window->offerTour();
        QVERIFY(!stage.named<Tour>("tour"));
    }

    void aHomeThatCannotBeReadIsSaidInPlace()
    {
        Snapshot s = test::fixtureSnapshot(3);
        s.problem = Error{ErrorCode::Storage, "journal.db", "read-only file system", "HomeReadOnly"};
        Stage stage(s, u"overview"_s);
        QCOMPARE(stage.named<Banner>("stateBanner")->text(), words::error(*s.problem));
        s.problem.reset();
        s.engine = EngineState::ElsewhereRuns;
        stage.console.setSnapshot(s);
        QVERIFY(stage.named<Banner>("stateBanner")->text().contains(u"Outro programa"_s));
    }

    void approvesInBulkWithATypedCount()
    {
        Stage stage(test::fixtureSnapshot(12));
        QVERIFY(stage.ready);
        QVERIFY(!stage.named<QWidget>("bulkBar")->isVisible());
        QTest::mouseClick(stage.named<QPushButton>("selectSafe"), Qt::LeftButton);
        QVERIFY(stage.named<QWidget>("bulkBar")->isVisible());
        // The third is a reduction: never ticked by itself.
        QVERIFY(stage.card(0)->isSelected() && stage.card(1)->isSelected() && !stage.card(2)->isSelected());
        stage.card(2)->findChild<QCheckBox *>(u"proposalSelect"_s)->click();
        QTest::mouseClick(stage.named<QPushButton>("bulkApprove"), Qt::LeftButton);
        auto *lines = stage.named<QListWidget>("confirmLines");
        QVERIFY(lines);
        QCOMPARE(lines->count(), 2); // a large reduction asks for a number of its own
        auto *confirm = stage.named<QPushButton>("confirmButton");
        QVERIFY(!confirm->isEnabled());
        QTest::keyClicks(stage.named<QLineEdit>("confirmTyped"), u"3"_s);
        QVERIFY(!confirm->isEnabled());
        stage.named<QLineEdit>("confirmTyped")->clear();
        QTest::keyClicks(stage.named<QLineEdit>("confirmTyped"), u"2"_s);
        QTest::mouseClick(confirm, Qt::LeftButton);
        QCOMPARE(countOf(stage, command::approve), 2);
        QTRY_VERIFY(stage.named<Banner>("notice")->text().contains(u"2 aprovadas"_s));
    }

    void aRefusedBulkLineIsSaidOnItsCard()
    {
        Stage stage(test::fixtureSnapshot(12));
        stage.card(0)->setSelected(true);
        stage.console.answer = CommandAnswer{
            .done = true, .result = {}, .error = Error{ErrorCode::Conflict, "command", "", "ProposalExpired"}};
        QTest::mouseClick(stage.named<QPushButton>("bulkApprove"), Qt::LeftButton);
        QTest::keyClicks(stage.named<QLineEdit>("confirmTyped"), u"1"_s);
        QTest::mouseClick(stage.named<QPushButton>("confirmButton"), Qt::LeftButton);
        QTRY_VERIFY(stage.named<Banner>("notice")->text().contains(u"Recusada: loja_api"_s));
        auto *hint = stage.card(0)->findChild<PlainLabel *>(u"proposalHint"_s);
        QVERIFY(hint->isVisible());
        QCOMPARE(hint->plainText(), words::error(*stage.console.answer->error));
    }

    void approvesWithACommentByKey()
    {
        Stage stage(test::fixtureSnapshot(12));
        QVERIFY(stage.still(0));
        stage.card(0)->setFocus();
        QTest::keyClick(stage.card(0), Qt::Key_C);
        auto *confirm = stage.named<QPushButton>("confirmButton");
        QVERIFY(confirm && !confirm->isEnabled());
        QTest::keyClicks(stage.named<QLineEdit>("confirmReason"), u"pico do meio-dia"_s);
        QTest::mouseClick(confirm, Qt::LeftButton);
        QCOMPARE(countOf(stage, command::approve), 1);
        QCOMPARE(stringAt(stage.console.submitted[0].arguments, "comment").value_or(""), std::string("pico do meio-dia"));
    }

    void saysWhatChangedSinceTheProposal()
    {
        Snapshot s = test::fixtureSnapshot(12);
        s.cycle->workloads[0].workload.replicas = 7;
        s.cycle->workloads[0].workload.uid = "other";
        s.cycle->workloads[0].policy.max = 5;
        const auto lines = changesSince(s.proposals[0].plan, &s.cycle->workloads[0]);
        QCOMPARE(lines.size(), std::size_t{3});
        QCOMPARE(changesSince(s.proposals[0].plan, nullptr).size(), std::size_t{1});
        QVERIFY(changesSince(s.proposals[1].plan, &s.cycle->workloads[1]).empty());
        const auto what = changeLines(s.proposals[0].plan.change, &s.cycle->workloads[0]);
        QCOMPARE(what.size(), std::size_t{3});
        QCOMPARE(what[0].before, u"2"_s);
        QCOMPARE(what[0].after, u"3"_s);
    }

    void endedProposalsSayWhyAndOfferTheWayBack()
    {
        Snapshot s = test::fixtureSnapshot(12);
        s.proposals.clear();
        Stage stage(s);
        QTRY_VERIFY(stage.named<QWidget>("endedRow"));
        auto *undo = stage.named<QPushButton>("endedUndo");
        QVERIFY(undo->isVisible());
        QTest::mouseClick(undo, Qt::LeftButton);
        QTest::mouseClick(stage.named<QPushButton>("confirmButton"), Qt::LeftButton);
        QCOMPARE(countOf(stage, command::revert), 1);
        QVERIFY(stage.named<PlainLabel>("nothingWaits")->isVisible());
    }

    void theLogIsSearchedFollowedProvedAndExported()
    {
        Stage stage(test::fixtureSnapshot(12), u"log"_s);
        QTest::mouseClick(stage.named<QPushButton>("logView-1"), Qt::LeftButton);
        auto *table = stage.named<QTableView>("auditTable");
        QTRY_COMPARE(table->model()->rowCount(), 24);
        QVERIFY(stage.console.queries.back().since.has_value());
        // By kind and words.
        auto *kind = stage.named<QComboBox>("logKind");
        kind->setFocus();
        QTest::keyClick(kind, Qt::Key_Down);
        QTRY_COMPARE(stage.console.queries.back().events.size(), std::size_t{2});
        QTest::keyClick(kind, Qt::Key_Up);
        QTest::keyClicks(stage.named<QLineEdit>("logSearch"), u"checkout"_s);
        QTRY_COMPARE(stage.console.queries.back().text, std::string("checkout"));
        QTRY_VERIFY(table->model()->rowCount() > 0 && table->model()->rowCount() < 24);
        stage.named<QLineEdit>("logSearch")->clear();
        QTRY_COMPARE(table->model()->rowCount(), 24);
        // A new record comes by itself, unless the operator reads in peace.
        Snapshot s = test::fixtureSnapshot(12);
        AuditRecord fresh = s.log.front();
        fresh.seq = 900;
        s.log.insert(s.log.begin(), fresh);
        stage.console.setSnapshot(s);
        QTRY_COMPARE(table->model()->rowCount(), 25);
        QTest::mouseClick(stage.named<QPushButton>("logLive"), Qt::LeftButton);
        fresh.seq = 901;
        s.log.insert(s.log.begin(), fresh);
        const auto asked = stage.console.queries.size();
        stage.console.setSnapshot(s);
        QTest::qWait(20);
        QCOMPARE(stage.console.queries.size(), asked);
        // Proof.
        QTest::mouseClick(stage.named<QPushButton>("logVerify"), Qt::LeftButton);
        QTRY_VERIFY(stage.named<Banner>("proof")->text().contains(u"412"_s));
        stage.console.chain =
            ChainReport{.count = 412, .head = "x", .isIntact = false, .brokenAt = 17, .problem = "hash"};
        QTest::mouseClick(stage.named<QPushButton>("logVerify"), Qt::LeftButton);
        QTRY_VERIFY(stage.named<Banner>("proof")->text().contains(u"17"_s));
        // Export.
        QTemporaryDir dir;
        auto *button = stage.named<QToolButton>("logExport");
        button->menu()->actions().at(2)->trigger();
        auto *dialog = stage.named<QFileDialog>("exportDialog");
        QVERIFY(dialog);
        Q_EMIT dialog->fileSelected(dir.filePath(u"log.json"_s));
        dialog->close();
        QTRY_COMPARE(stage.console.files.size(), std::size_t{1});
        QTRY_VERIFY(stage.named<QWidget>("work-0")->findChild<PlainLabel *>(u"workDetail"_s)->plainText().contains(u"log.json"_s));
    }

    void fromARowToTheEvidenceAsItWasThen()
    {
        Stage stage(test::fixtureSnapshot(12), u"log"_s);
        QTRY_VERIFY(stage.named<QPushButton>("evidenceButton")->isVisible());
        QTest::mouseClick(stage.named<QPushButton>("evidenceButton"), Qt::LeftButton);
        auto *dialog = stage.named<EvidenceDialog>("evidenceDialog");
        QVERIFY(dialog);
        QTRY_COMPARE(dialog->panel()->state(), StatePanel::State::Ready);
        QStringList shown;
        for (auto *label : dialog->findChildren<PlainLabel *>())
            shown += label->plainText();
        QVERIFY(shown.join(u'\n').contains(u"Digest das amostras"_s));
        QTest::keyClick(dialog, Qt::Key_Escape);
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    TestUiShell test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_uishell.moc"
