// What must have its room: walked over every page, with lengthened texts, at 200 % and with the large font of a desktop.
#include "tests/ui/walked.h"
#include "ui/dialogs/keysdialog.h"
#include "ui/shell/pages.h"
#include "ui/shell/translations.h"
#include "ui/shell/works.h"
#include "ui/shell/worksbar.h"
#include "ui/style/textlength.h"
#include "ui/style/theme.h"
#include "ui/widgets/plainlabel.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QLayout>
#include <QLineEdit>
#include <QScreen>
#include <QTranslator>

using namespace preamar;
using namespace preamar::ui;
using namespace Qt::StringLiterals;
using preamar::test::fullSnapshot;
using preamar::test::isShown;
using preamar::test::nameOf;
using preamar::test::Stage;

namespace {

// Text of the translator's catalogue, a third longer or by its mark alone; recognised by its last character.
constexpr QChar kLonger(0x00B7);
class LongerTranslator final : public QTranslator
{
public:
    enum class By { Third, Mark };
    explicit LongerTranslator(By by = By::Third) : m_by(by) {}
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *source, const char *disambiguation,
                                    int n) const override
    {
        if (std::string_view(context).starts_with("Q")) // Qt's own
            return {};
        QString text = m_inner.translate(context, source, disambiguation, n);
        if (text.isEmpty())
            return {};
        const auto more = m_by == By::Mark ? 1 : (text.size() * 3 + 9) / 10;
        return text + QString(more, kLonger);
    }
    QTranslator m_inner;

private:
    By m_by;
};

QStringList cutTexts(QWidget *root)
{
    QStringList cut;
    for (auto *w : root->findChildren<QWidget *>()) {
        if (!isShown(w))
            continue;
        QString text;
        if (auto *button = qobject_cast<QAbstractButton *>(w))
            text = button->text();
        else if (auto *plain = qobject_cast<PlainLabel *>(w))
            text = plain->wordWrap() ? QString() : plain->plainText();
        // The figures of a read-out are in the chart's description as well.
        if (w->objectName() == u"readOut")
            continue;
        // Only our own words: names and texts of servers may be shortened, and are whole in a tool tip.
        if (!text.contains(kLonger) || w->property("mayShorten").toBool())
            continue;
        const auto *label = qobject_cast<PlainLabel *>(w);
        if (label ? label->isCut() : w->sizeHint().width() > w->width() + 1)
            cut += nameOf(w) + u": "_s + text + u" (%1 of %2)"_s.arg(w->width()).arg(w->sizeHint().width());
    }
    return cut;
}

QString boxOf(const QRect &r)
{
    return u"%1,%2 %3x%4"_s.arg(r.x()).arg(r.y()).arg(r.width()).arg(r.height());
}

// What a layout could not give its room: texts lower than their lines, widgets over each other or outside their parent.
QStringList crowded(QWidget *root)
{
    QStringList problems;
    QList<QWidget *> parents = root->findChildren<QWidget *>();
    parents.append(root);
    for (auto *parent : std::as_const(parents)) {
        QLayout *layout = parent->layout();
        if (!layout || !isShown(parent))
            continue;
        std::vector<const QWidget *> placed;
        for (auto *w : parent->findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
            if (!isShown(w) || w->isWindow() || layout->indexOf(w) < 0)
                continue;
            const auto *label = qobject_cast<QLabel *>(w);
            const int wanted = label && label->wordWrap() ? label->heightForWidth(w->width())
                               : label || qobject_cast<QAbstractButton *>(w) || qobject_cast<QComboBox *>(w) ||
                                       qobject_cast<QLineEdit *>(w)
                                   ? w->minimumSizeHint().height()
                                   : 0;
            if (w->height() < wanted)
                problems += nameOf(w) + u" is %1 high of %2: "_s.arg(w->height()).arg(wanted) + (label ? label->text() : QString());
            if (!parent->rect().contains(w->geometry()))
                problems += nameOf(w) + u" outside "_s + nameOf(parent) + u": "_s + boxOf(w->geometry()) + u" of "_s +
                            boxOf(parent->rect());
            for (const auto *other : placed) {
                if (other->geometry().intersects(w->geometry()))
                    problems += nameOf(w) + u" over "_s + nameOf(other);
            }
            placed.push_back(w);
        }
    }
    return problems;
}

// Lines and buttons of the works that do not lie whole within their bar: the lines are of a layout within its layout.
QStringList outsideWorks(QWidget *bar)
{
    QStringList problems;
    if (!isShown(bar))
        problems += u"no works are shown"_s;
    for (auto *w : bar->findChildren<QWidget *>()) {
        const QRect place(w->mapTo(bar, QPoint(0, 0)), w->size());
        if (isShown(w) && !bar->rect().contains(place))
            problems += nameOf(w) + u" outside the bar of works: "_s + boxOf(place) + u" of "_s + boxOf(bar->rect());
    }
    return problems;
}

} // namespace

class TestUiLayout : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        installLanguage(text::Language::PtBr);
        style::applyTheme(*qApp, style::ThemeChoice::Light);
    }

    void theKeysAreNotWiderThanTheScreen()
    {
        Stage stage(fullSnapshot(), u"overview"_s); // the platform's screen is narrower than the window
        QVERIFY(stage.window->actions().run(u"keys"_s));
        const auto *dialog = stage.window->findChild<KeysDialog *>();
        QVERIFY(dialog);
        QVERIFY(dialog->width() <= dialog->screen()->availableGeometry().width());
    }

    void noTextIsCutAtAThirdMoreLength_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<int>("width");
        for (const auto &info : pages()) {
            // Where a person decides and administers, nothing is shortened in the narrowest window either.
            const std::string_view id = info.id;
            if (id == "approvals" || id == "log" || id == "contexts" || id == "settings")
                QTest::addRow("%s 1024", info.id) << QString::fromLatin1(info.id) << 1024;
            QTest::addRow("%s 1280", info.id) << QString::fromLatin1(info.id) << 1280;
        }
    }
    void noTextIsCutAtAThirdMoreLength()
    {
        QFETCH(QString, page);
        QFETCH(int, width);
        LongerTranslator longer;
        QVERIFY(longer.m_inner.load(u":/i18n/preamar_pt_BR.qm"_s));
        QApplication::installTranslator(&longer);
        {
            Stage stage(fullSnapshot(), page);
            stage.window->resize(width, width == 1024 ? 700 : 800);
            QTest::qWait(20);
            const QStringList cut = cutTexts(stage.window.get());
            QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
            QCOMPARE(stage.window->width(), width);
        }
        QApplication::removeTranslator(&longer);
    }

    // Run at 100 %, at 200 % and with the large font of a desktop (see CMakeLists.txt).
    void nothingIsCutOrOverlaps_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<QSize>("size");
        for (const auto &info : pages()) {
            for (const QSize size : {QSize(1024, 700), QSize(1280, 800)})
                QTest::addRow("%s %d", info.id, size.width()) << QString::fromLatin1(info.id) << size;
        }
    }
    void nothingIsCutOrOverlaps()
    {
        QFETCH(QString, page);
        QFETCH(QSize, size);
        // The font of the desktop is the offscreen platform's 9 points.
        const bool isLarge = QGuiApplication::primaryScreen()->logicalDotsPerInch() > 150.0;
        QCOMPARE(style::textPercent(), isLarge ? 153 : 100);
        LongerTranslator marked(LongerTranslator::By::Mark);
        QVERIFY(marked.m_inner.load(u":/i18n/preamar_pt_BR.qm"_s));
        QApplication::installTranslator(&marked);
        QStringList problems;
        QSize shown;
        {
            Stage stage(fullSnapshot(), page);
            stage.window->resize(size);
            (void)QTest::qWaitFor([&] { // layouts settle over a few turns
                problems = cutTexts(stage.window.get()) + crowded(stage.window.get());
                return problems.isEmpty();
            }, 500);
            // Two works, so that their line has everything in it; what they take from the page is not looked at.
            auto &works = worksOf(stage.console);
            auto *bar = stage.named<WorksBar>("works");
            works.begin({.id = u"first"_s, .title = u"Fazendo o backup"_s, .page = u"settings"_s}, &stage.console);
            works.begin({.id = u"second"_s, .title = u"Simulando loja_api"_s, .page = u"simulation"_s, .share = 0.43},
                        &stage.console, [] {});
            QStringList ofWorks;
            (void)QTest::qWaitFor([&] {
                ofWorks = cutTexts(bar) + crowded(bar) + outsideWorks(bar);
                return ofWorks.isEmpty();
            }, 500);
            problems += ofWorks;
            shown = stage.window->size();
        }
        QApplication::removeTranslator(&marked);
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
        QCOMPARE(shown, size);
    }
};

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) // the large font comes with a platform's configuration
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    TestUiLayout test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_uilayout.moc"
