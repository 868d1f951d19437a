#include "tests/ui/fixtureconsole.h"
#include "ui/charts/chartview.h"
#include "ui/charts/forecastchart.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/page.h"
#include "ui/shell/pages.h"
#include "ui/shell/translations.h"
#include "ui/shell/words.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/figurelabel.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDialog>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTranslator>

using namespace preamar;
using namespace preamar::ui;
using namespace Qt::StringLiterals;

namespace {

bool settled(MainWindow &window)
{
    return QTest::qWaitFor([&] { return window.isSettled(); }, 3000);
}

template<class W>
W *named(QWidget &parent, const char *name)
{
    return parent.findChild<W *>(QString::fromLatin1(name));
}

// Every text a third longer, as other languages are.
class LongTexts final : public QTranslator
{
public:
    [[nodiscard]] QString translate(const char *, const char *source, const char *, int) const override
    {
        const QString text = QString::fromUtf8(source);
        return text + QString(std::max<qsizetype>(1, text.size() * 3 / 10), u'x');
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

} // namespace

class TestUiPages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        installLanguage(text::Language::PtBr);
        style::applyTheme(*qApp, style::ThemeChoice::Light);
    }

    void startsWithinABlink()
    {
        test::FixtureConsole console;
        console.setSnapshot(test::fixtureSnapshot(1000));
        QElapsedTimer timer;
        timer.start();
        MainWindow window(console);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const auto ms = timer.elapsed();
        qInfo("main window over 1,000 services: %lld ms", ms);
        QVERIFY2(ms < 1000, "the window took longer than a second");
    }

    void everyPageHasFourStates_data()
    {
        QTest::addColumn<QString>("page");
        for (const auto &info : allPages())
            QTest::newRow(info.id) << QString::fromLatin1(info.id);
    }
    void everyPageHasFourStates()
    {
        QFETCH(QString, page);
        test::FixtureConsole console;
        Snapshot s = test::fixtureSnapshot(0);
        const auto cycle = s.cycle;
        s.cycle.reset();
        s.engine = EngineState::Starting;
        console.setSnapshot(s);
        MainWindow window(console);
        window.show();
        QVERIFY(window.showPage(page));
        const auto state = [&] { return window.page(page)->panel()->state(); };
        QCOMPARE(state(), StatePanel::State::Loading);

        s.engine = EngineState::Failed;
        s.problem = Error{.code = ErrorCode::Storage, .where = "journal", .detail = "disk I/O error", .reason = {}};
        console.setSnapshot(s);
        QCOMPARE(state(), StatePanel::State::Error);
        QVERIFY(window.page(page)->panel()->message().size() > 20);

        s.engine = EngineState::Running;
        s.problem.reset();
        s.cycle = cycle;
        console.setSnapshot(s);
        // The overview has its cards even when nothing is monitored; contexts and settings do not depend on services.
        const bool alwaysReady = page == u"overview" || page == u"contexts" || page == u"settings";
        QCOMPARE(state(), alwaysReady ? StatePanel::State::Ready : StatePanel::State::Empty);

        console.setSnapshot(test::fixtureSnapshot(12));
        QCOMPARE(state(), StatePanel::State::Ready);
        QVERIFY(settled(window));
    }

    void chartsSayWhyTheyAreEmptyOrBroken()
    {
        test::FixtureConsole console;
        console.setSnapshot(test::fixtureSnapshot(3));
        console.chartsEmpty = true;
        MainWindow window(console);
        window.show();
        QVERIFY(settled(window));
        auto *chart = named<ForecastChart>(window, "cpuChart");
        QCOMPARE(chart->panel()->state(), StatePanel::State::Empty);
        QVERIFY(!chart->description().isEmpty());
        console.chartsEmpty = false;
        console.chartsFail = true;
        Snapshot next = test::fixtureSnapshot(3);
        next.cycle->number += 1;
        console.setSnapshot(next);
        QTRY_COMPARE(chart->panel()->state(), StatePanel::State::Error);
        console.chartsFail = false;
        next.cycle->number += 1;
        console.setSnapshot(next);
        QTRY_COMPARE(chart->panel()->state(), StatePanel::State::Ready);
        QVERIFY(chart->view()->accessibleDescription().contains(u"%"_s));
    }

    void aClickBesideEverythingDoesNotCrashAChart()
    {
        test::FixtureConsole console;
        console.setSnapshot(test::fixtureSnapshot(3));
        MainWindow window(console);
        window.show();
        QVERIFY(settled(window));
        auto *view = named<ForecastChart>(window, "cpuChart")->view();
        for (const QPoint at : {QPoint(1, 1), QPoint(view->width() - 1, view->height() - 1), view->rect().center()})
            QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, at);
        QTest::mouseMove(view->viewport(), view->rect().center());
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Right);
        QVERIFY(view->pointed().has_value());
    }

    void markupFromServersStaysText()
    {
        test::FixtureConsole console;
        console.setSnapshot(test::hostileSnapshot());
        MainWindow window(console);
        window.show();
        for (const auto &info : allPages()) {
            window.showPage(QString::fromLatin1(info.id));
            QVERIFY(settled(window));
        }
        int seen = 0;
        for (const auto *label : window.findChildren<QLabel *>()) {
            QVERIFY2(label->textFormat() == Qt::PlainText, qPrintable(label->text()));
            QVERIFY(!label->text().contains(QChar(0x202E)));
            QVERIFY(!label->text().contains(u'\t'));
            seen += label->text().contains(u"<b>loja</b>"_s) ? 1 : 0;
        }
        QVERIFY(seen > 0);
        for (const auto *view : window.findChildren<QAbstractItemView *>()) {
            if (!view->model())
                continue;
            for (int row = 0; row < view->model()->rowCount(); ++row) {
                for (int column = 0; column < view->model()->columnCount(); ++column) {
                    const QModelIndex index = view->model()->index(row, column);
                    const QString tip = index.data(Qt::ToolTipRole).toString();
                    QVERIFY2(!tip.contains(u"<b>"_s) && !tip.contains(u"<img"_s), qPrintable(tip));
                    QVERIFY(!index.data().toString().contains(QChar(0x202E)));
                }
            }
        }
    }

    void headerAnswersTheFourQuestions()
    {
        test::FixtureConsole console;
        console.setSnapshot(test::fixtureSnapshot(3));
        MainWindow window(console);
        window.show();
        QCOMPARE(named<PlainLabel>(window, "headerState")->plainText(), u"Ativo"_s);
        const QString details = named<PlainLabel>(window, "headerDetails")->plainText();
        QVERIFY2(details.contains(u"próximo ciclo 02:41"_s), qPrintable(details));
        QVERIFY2(details.contains(u"dados de 12 s atrás"_s), qPrintable(details));
        QVERIFY(named<QPushButton>(window, "stopButton")->isEnabled());
        QVERIFY(!named<Chip>(window, "headerMark")->isVisible());
        console.pass(Seconds{41});
        QTRY_VERIFY_WITH_TIMEOUT(named<PlainLabel>(window, "headerDetails")->plainText().contains(u"02:00"_s), 3000);
    }

    void theDemonstrationIsAlwaysLabelledAndCanBeLeft()
    {
        test::FixtureConsole console;
        Snapshot s = test::fixtureSnapshot(3);
        s.isLab = true;
        console.setSnapshot(s);
        MainWindow window(console);
        window.show();
        QVERIFY(named<Chip>(window, "headerMark")->isVisible());
        QCOMPARE(named<Chip>(window, "headerMark")->word(), u"Demonstração"_s);
        const QSignalSpy left(&window, &MainWindow::leaveDemonstrationWanted);
        QTest::mouseClick(named<QPushButton>(window, "leaveDemonstration"), Qt::LeftButton);
        QCOMPARE(left.count(), 1);
    }

    void firstStartHasThreeDoors()
    {
        test::FixtureConsole console;
        console.setSnapshot(test::emptyHome());
        MainWindow window(console);
        window.show();
        auto *welcome = named<QWidget>(window, "welcome");
        QVERIFY(welcome->isVisible());
        QVERIFY(!named<QPushButton>(window, "pauseButton")->isEnabled());
        QVERIFY(named<QPushButton>(window, "doorKubernetes")->isEnabled());
        const QSignalSpy explored(&window, &MainWindow::demonstrationWanted);
        QTest::mouseClick(named<QPushButton>(window, "doorDemonstration"), Qt::LeftButton);
        QCOMPARE(explored.count(), 1);
        QTest::mouseClick(named<QPushButton>(window, "doorPortainer"), Qt::LeftButton);
        QVERIFY(named<QDialog>(window, "contextDialog"));
    }

    void keysReachEveryPage()
    {
        test::FixtureConsole console;
        console.setSnapshot(test::fixtureSnapshot(3));
        MainWindow window(console);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        int number = 1;
        for (const auto &info : pages()) {
            if (number > 9)
                break;
            QTest::keyClick(&window, static_cast<Qt::Key>(Qt::Key_0 + number++), Qt::ControlModifier);
            QCOMPARE(window.currentPage(), QString::fromLatin1(info.id));
        }
        QTest::keyClick(&window, Qt::Key_F5);
        QTRY_COMPARE(console.submitted.size(), std::size_t{1});
        QCOMPARE(console.submitted[0].kind, std::string(command::cycleNow));
    }

    void searchNarrowsAThousandServices()
    {
        test::FixtureConsole console;
        console.setSnapshot(test::fixtureSnapshot(1000));
        MainWindow window(console);
        window.show();
        window.showPage(u"services"_s);
        auto *cards = named<QAbstractItemView>(window, "serviceCards");
        QCOMPARE(cards->model()->rowCount(), enrolledCount(*console.snapshot()));
        QTest::keyClicks(named<QLineEdit>(window, "serviceSearch"), u"checkout_50"_s);
        QTRY_VERIFY(cards->model()->rowCount() > 0 && cards->model()->rowCount() < 12);
        named<QLineEdit>(window, "serviceSearch")->setText(u"nothing like it"_s);
        QTRY_COMPARE(cards->model()->rowCount(), 0);
    }

    void themeSwitchReachesEverything()
    {
        test::FixtureConsole console;
        console.setSnapshot(test::fixtureSnapshot(3));
        MainWindow window(console);
        window.show();
        QVERIFY(settled(window));
        QTest::qWait(50); // what was hidden a moment ago still holds its room in the first picture
        const QImage light = window.grab().toImage();
        style::applyTheme(*qApp, style::ThemeChoice::Dark);
        QTest::qWait(20);
        const QImage dark = window.grab().toImage();
        style::applyTheme(*qApp, style::ThemeChoice::Light);
        // Charts are drawn anew a moment later.
        QTRY_VERIFY(window.grab().toImage() == light);
        int pale = 0;
        for (int y = 0; y < dark.height(); y += 4) {
            for (int x = 0; x < dark.width(); x += 4)
                pale += dark.pixelColor(x, y).lightness() > 240 ? 1 : 0;
        }
        QVERIFY2(pale < dark.width() * dark.height() / 16 / 50, "large pale areas in the dark theme");
    }

    void contrastHolds_data()
    {
        using style::Token;
        QTest::addColumn<int>("front");
        QTest::addColumn<int>("back");
        QTest::addColumn<double>("least");
        const auto row = [](const char *name, Token front, Token back, double least) {
            QTest::newRow(name) << static_cast<int>(front) << static_cast<int>(back) << least;
        };
        row("text on window", Token::Text, Token::Window, 7.0);
        row("text on surface", Token::Text, Token::Surface, 7.0);
        row("text on sunken", Token::Text, Token::Sunken, 7.0);
        row("text on selection", Token::Text, Token::Selection, 7.0);
        row("muted on surface", Token::Muted, Token::Surface, 4.5);
        row("muted on window", Token::Muted, Token::Window, 4.5);
        row("muted on selection", Token::Muted, Token::Selection, 4.5);
        row("ok chip", Token::Ok, Token::OkOn, 4.5);
        row("warn chip", Token::Warn, Token::WarnOn, 4.5);
        row("crit chip", Token::Crit, Token::CritOn, 4.5);
        row("info chip", Token::Info, Token::InfoOn, 4.5);
        row("primary button", Token::OnAccent, Token::Accent, 4.5);
        row("danger button", Token::OnCrit, Token::Crit, 4.5);
        row("control on surface", Token::Control, Token::Surface, 3.0);
        row("control on window", Token::Control, Token::Window, 3.0);
    }
    void contrastHolds()
    {
        QFETCH(int, front);
        QFETCH(int, back);
        QFETCH(double, least);
        // Relative luminance and contrast ratio: WCAG 2.1, 1.4.3.
        const auto luminance = [](const QColor &c) {
            const auto part = [](double v) { return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
            return 0.2126 * part(c.redF()) + 0.7152 * part(c.greenF()) + 0.0722 * part(c.blueF());
        };
        for (const auto scheme : {style::Scheme::Light, style::Scheme::Dark}) {
            const double a = luminance(style::color(static_cast<style::Token>(front), scheme));
            const double b = luminance(style::color(static_cast<style::Token>(back), scheme));
            const double ratio = (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
            QVERIFY2(ratio >= least, qPrintable(QString::number(ratio)));
        }
    }

    void longerWordsAreNotCutAtTheSmallestSize()
    {
        LongTexts longer;
        QApplication::installTranslator(&longer);
        test::FixtureConsole console;
        console.setSnapshot(test::watchedSnapshot(9));
        MainWindow window(console);
        window.resize(style::kWindowMinWidth, style::kWindowMinHeight);
        window.show();
        for (const auto &info : allPages()) {
            window.showPage(QString::fromLatin1(info.id));
            QVERIFY(settled(window));
            QTest::qWait(30);
            QVERIFY2(window.width() == style::kWindowMinWidth, "the window grew");
            for (const auto *button : window.findChildren<QPushButton *>()) {
                if (button->isVisible() && button->parentWidget()->objectName() != u"header")
                    QVERIFY2(button->width() >= button->fontMetrics().horizontalAdvance(button->text()),
                             qPrintable(button->text()));
            }
            for (const auto *label : window.findChildren<PlainLabel *>()) {
                if (label->isVisible() && label->wordWrap())
                    QVERIFY2(label->height() >= label->heightForWidth(label->width()) - 1, qPrintable(label->text()));
            }
        }
        QApplication::removeTranslator(&longer);
    }

    void everyControlHasAName()
    {
        test::FixtureConsole console;
        console.setSnapshot(test::fixtureSnapshot(3));
        MainWindow window(console);
        window.show();
        for (const auto &info : allPages()) {
            window.showPage(QString::fromLatin1(info.id));
            QVERIFY(settled(window));
        }
        for (const auto *button : window.findChildren<QAbstractButton *>()) {
            if (button->objectName().startsWith(u"qt_"_s) || qobject_cast<QLineEdit *>(button->parentWidget()))
                continue;
            QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty() || !button->isVisible(),
                     qPrintable(button->objectName()));
        }
        for (const auto *view : window.findChildren<QAbstractItemView *>())
            QVERIFY2(!view->accessibleName().isEmpty() || !view->isVisible() || qobject_cast<const QHeaderView *>(view),
                     qPrintable(view->objectName()));
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    TestUiPages test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_uipages.moc"
