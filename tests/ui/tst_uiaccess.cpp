// Who does not see, does not use a mouse, reads another language or meets a hostile server: walked over every page and
// dialog through Qt's accessibility interface, by Tab, and with lengthened texts.
#include "tests/ui/stage.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/contextdialog.h"
#include "ui/dialogs/evidencedialog.h"
#include "ui/dialogs/keysdialog.h"
#include "ui/shell/pages.h"
#include "ui/shell/palette.h"
#include "ui/shell/tour.h"
#include "ui/shell/translations.h"
#include "ui/shell/works.h"
#include "ui/shell/worksbar.h"
#include "ui/style/textlength.h"
#include "ui/style/theme.h"
#include "ui/widgets/gridview.h"
#include "ui/widgets/plainlabel.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QHelpEvent>
#include <QLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QSet>
#include <QTranslator>

using namespace preamar;
using namespace preamar::ui;
using namespace Qt::StringLiterals;
using preamar::test::Stage;

namespace {

Snapshot fullSnapshot()
{
    Snapshot s = test::fixtureSnapshot(12);
    s.contexts[0].url = "https://portainer.interno:9443";
    s.contexts[0].isProtected = true;
    s.contexts[0].color = "purple";
    return s;
}

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

bool isShown(const QWidget *w)
{
    return w->isVisible() && w->width() > 0 && w->height() > 0;
}

// Everything a key or a click can act on.
std::vector<QWidget *> controlsOf(QWidget *root)
{
    std::vector<QWidget *> out;
    for (auto *w : root->findChildren<QWidget *>()) {
        const bool acts = qobject_cast<QAbstractButton *>(w) || qobject_cast<QLineEdit *>(w) ||
                          qobject_cast<QComboBox *>(w) || qobject_cast<QAbstractItemView *>(w);
        // Parts that Qt makes for itself inside a control belong to that control.
        const bool isPart = w->parentWidget() && (qobject_cast<QLineEdit *>(w->parentWidget()) ||
                                                  qobject_cast<QComboBox *>(w->parentWidget()) ||
                                                  qobject_cast<QAbstractSpinBox *>(w->parentWidget()) ||
                                                  qobject_cast<QAbstractItemView *>(w->parentWidget()));
        if (acts && !isPart && isShown(w) && w->objectName() != u"qt_toolbar_ext_button")
            out.push_back(w);
    }
    return out;
}

QString nameOf(const QWidget *w)
{
    return QString::fromLatin1(w->metaObject()->className()) + u' ' + w->objectName();
}

// What is wrong with the accessible face of a page or dialog; empty when nothing is.
QStringList accessProblems(QWidget *root)
{
    QStringList problems;
    for (auto *w : controlsOf(root)) {
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(w);
        if (!face || !face->isValid()) {
            problems += nameOf(w) + u": no interface"_s;
            continue;
        }
        if (face->text(QAccessible::Name).trimmed().isEmpty())
            problems += nameOf(w) + u": no name"_s;
        if (face->role() == QAccessible::NoRole || face->role() == QAccessible::Client)
            problems += nameOf(w) + u": no role"_s;
        if (w->isEnabled() && qobject_cast<QAbstractButton *>(w) &&
            (!face->actionInterface() || face->actionInterface()->actionNames().isEmpty()))
            problems += nameOf(w) + u": no action"_s;
        const bool byKey = w->focusPolicy() & Qt::TabFocus;
        const bool elsewhere = w->property("keyElsewhere").toBool() || qobject_cast<QAbstractItemView *>(w);
        if (w->isEnabled() && !byKey && !elsewhere)
            problems += nameOf(w) + u": not reached by Tab"_s;
    }
    return problems;
}

// Walks the whole tree as a screen reader does: every visible leaf has a role, and no text holds raw control
// characters.
int walk(QAccessibleInterface *face, QStringList &problems, int depth = 0)
{
    if (!face || !face->isValid() || depth > 40)
        return 0;
    int count = 1;
    const QString name = face->text(QAccessible::Name);
    for (const QChar c : name) {
        const bool raw =
            (c.category() == QChar::Other_Control && c != u'\n') || c == QChar(0x202E) || c == QChar(0x202D);
        if (raw) {
            problems += u"raw character in: "_s + name.left(40);
            break;
        }
    }
    // A table of thousands is asked for its cells one by one, not walked.
    const int children = std::min(face->childCount(), 200);
    for (int i = 0; i < children; ++i)
        count += walk(face->child(i), problems, depth + 1);
    return count;
}

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

class TestUiAccess : public QObject
{
    Q_OBJECT

    static void addPages()
    {
        QTest::addColumn<QString>("page");
        for (const auto &info : pages())
            QTest::newRow(info.id) << QString::fromLatin1(info.id);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QAccessible::setActive(true);
        installLanguage(text::Language::PtBr);
        style::applyTheme(*qApp, style::ThemeChoice::Light);
    }

    void everyControlHasNameRoleActionAndKey_data() { addPages(); }
    void everyControlHasNameRoleActionAndKey()
    {
        QFETCH(QString, page);
        Stage stage(fullSnapshot(), page);
        const QStringList problems = accessProblems(stage.window.get());
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
        QVERIFY(!QAccessible::queryAccessibleInterface(stage.window->page(page))->text(QAccessible::Name).isEmpty());
        QStringList raw;
        QVERIFY(walk(QAccessible::queryAccessibleInterface(stage.window.get()), raw) > 40);
        QVERIFY2(raw.isEmpty(), qPrintable(raw.join(u'\n')));
    }

    // Cards are drawn, not made: a reader meets them as the items of a list.
    void cardsAreItemsOfAList()
    {
        Stage stage(fullSnapshot(), u"services"_s);
        auto *grid = stage.named<GridView>("serviceCards");
        auto *list = QAccessible::queryAccessibleInterface(grid);
        QCOMPARE(list->role(), QAccessible::List);
        QCOMPARE(list->childCount(), grid->model()->rowCount());
        QVERIFY(list->childCount() > 5);
        QSet<QString> names;
        for (int row = 0; row < list->childCount(); ++row) {
            auto *item = list->child(row);
            QVERIFY(item && item->isValid());
            QCOMPARE(item->role(), QAccessible::ListItem);
            QCOMPARE(item->parent(), list);
            QCOMPARE(list->indexOfChild(item), row);
            names.insert(item->text(QAccessible::Name));
        }
        QCOMPARE(names.size(), list->childCount()); // each says which service it is
        auto *first = list->child(0);
        QCOMPARE(list->childAt(first->rect().center().x(), first->rect().center().y()), first);
        QVERIFY(!first->state().selected);
        grid->setFocus();
        grid->setCurrentIndex(grid->model()->index(0, 0));
        QVERIFY(first->state().selected);
        QCOMPARE(list->focusChild(), first);
        first->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QTRY_COMPARE(stage.window->currentPage(), u"service"_s);
        // What is gone says so.
        auto *last = list->child(list->childCount() - 1);
        stage.window->showPage(u"services"_s);
        stage.console.setSnapshot(test::fixtureSnapshot(1));
        QTRY_COMPARE(list->childCount(), 1);
        QVERIFY(!last->isValid());
        QVERIFY(last->state().invalid);
    }

    void everyDialogHasNameRoleActionAndKey()
    {
        Stage stage(fullSnapshot(), u"overview"_s);
        const auto check = [&](QDialog *dialog) {
            dialog->show();
            const QStringList problems = accessProblems(dialog);
            const bool named = !dialog->windowTitle().isEmpty() || !dialog->accessibleName().isEmpty();
            if (!problems.isEmpty() || !named)
                qWarning("%s", qPrintable(nameOf(dialog) + u": "_s + problems.join(u'\n')));
            return problems.isEmpty() && named;
        };
        auto *wizard = new ContextDialog(stage.console, stage.console.snapshot()->contexts[0], stage.window.get());
        wizard->show();
        for (int step = 0; step < 4; ++step) {
            wizard->findChild<QPushButton *>(u"contextStep-%1"_s.arg(step))->click();
            QVERIFY(check(wizard));
        }
        delete wizard;
        QVERIFY(stage.window->actions().run(u"keys"_s));
        QVERIFY(check(stage.window->findChild<KeysDialog *>()));
        QVERIFY(check(new EvidenceDialog(stage.console, stage.console.snapshot()->recent[0].id, stage.window.get())));
        QVERIFY(check(ConfirmDialog::ask(stage.window.get(),
                                         Question{.title = u"t"_s,
                                                  .text = u"x"_s,
                                                  .lines = {u"a"_s},
                                                  .confirm = u"ok"_s,
                                                  .icon = {},
                                                  .isDangerous = true,
                                                  .typed = 3,
                                                  .typedText = {},
                                                  .needsReason = true,
                                                  .protectedContext = u"prod"_s,
                                                  .chord = {}},
                                         [](const QString &) {})));
    }

    void theKeysAreNotWiderThanTheScreen()
    {
        Stage stage(fullSnapshot(), u"overview"_s); // the platform's screen is narrower than the window
        QVERIFY(stage.window->actions().run(u"keys"_s));
        const auto *dialog = stage.window->findChild<KeysDialog *>();
        QVERIFY(dialog);
        QVERIFY(dialog->width() <= dialog->screen()->availableGeometry().width());
    }

    // A ring, a border, a selection: pixels that change when the focus comes.
    void theFocusIsSeen_data() { addPages(); }
    void theFocusIsSeen()
    {
        QFETCH(QString, page);
        QApplication::setCursorFlashTime(0);
        Stage stage(fullSnapshot(), page);
        stage.window->activateWindow();
        QTRY_VERIFY(stage.window->isActiveWindow());
        QStringList unseen;
        for (auto *w : controlsOf(stage.window.get())) {
            if (!w->isEnabled() || !(w->focusPolicy() & Qt::TabFocus) || w->visibleRegion().isEmpty())
                continue;
            if (auto *focused = QApplication::focusWidget())
                focused->clearFocus();
            const QRect around = QRect(w->mapTo(stage.window.get(), QPoint(0, 0)), w->size()).adjusted(-4, -4, 4, 4);
            const QImage before = stage.window->grab(around).toImage();
            w->setFocus(Qt::TabFocusReason);
            const QImage after = stage.window->grab(around).toImage();
            if (before == after)
                unseen += nameOf(w);
        }
        QVERIFY2(unseen.isEmpty(), qPrintable(unseen.join(u'\n')));
    }

    void tabReachesEveryControlAndComesBack_data() { addPages(); }
    void tabReachesEveryControlAndComesBack()
    {
        QFETCH(QString, page);
        Stage stage(fullSnapshot(), page);
        stage.window->activateWindow();
        QTRY_VERIFY(stage.window->isActiveWindow());
        QSet<QWidget *> reached;
        for (int i = 0; i < 400; ++i) {
            QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : stage.window.get(),
                            Qt::Key_Tab);
            reached.insert(QApplication::focusWidget());
        }
        QStringList missed;
        for (auto *w : controlsOf(stage.window.get())) {
            if (w->isEnabled() && (w->focusPolicy() & Qt::TabFocus) && !reached.contains(w) &&
                !(w->focusProxy() && reached.contains(w->focusProxy())))
                missed += nameOf(w);
        }
        QVERIFY2(missed.isEmpty(), qPrintable(missed.join(u'\n')));
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

    // Everything that a server, or a person through one, may have written.
    void hostileTextsStayTextsAndBreakNothing_data() { addPages(); }
    void hostileTextsStayTextsAndBreakNothing()
    {
        QFETCH(QString, page);
        const std::array<std::string, 7> texts{
            "<b>x</b><img src='file:///etc/passwd'><script>alert(1)</script>",
            std::string(10'000, 'W'),
            "\u202Egnp.exe \u05D0\u05D1\u05D2 \u0627\u0644",
            "\U0001F469\u200D\U0001F469\u200D\U0001F467\U0001F3FD e\u0301\u0301\u0301",
            "\x01\x02\x1b[31mred\x7f\ttab\r\nline",
            "&amp; %1 %n %L2 {0} ${x}",
            "\xff\xfe not UTF-8"};
        for (const auto &text : texts) {
            Snapshot s = test::hostileSnapshot();
            s.contexts[0].name = ContextName(text);
            s.contexts[0].url = text;
            s.leaseHolder = text;
            auto &context = s.cycle->contexts[0];
            context.name = s.contexts[0].name;
            context.health = {.state = ContextHealth::State::Degraded,
                              .reason = text,
                              .detail = text,
                              .platformVersion = text,
                              .sourceVersion = text,
                              .mayRead = true,
                              .mayScale = true,
                              .isSwarmManager = true,
                              .clockSkew = {},
                              .requests = 1};
            for (auto &w : s.cycle->workloads) {
                w.workload.ref.context = s.contexts[0].name;
                w.workload.ref.name = text;
                w.policy.group = text;
                w.labelProblem = text;
                for (auto &reason : w.decision.reasons)
                    reason.subject = text;
            }
            for (auto *list : {&s.proposals, &s.recent}) {
                for (auto &p : *list) {
                    p.plan.workload.context = s.contexts[0].name;
                    p.plan.workload.name = text;
                    for (auto &reason : p.plan.reasons)
                        reason.subject = text;
                    if (p.approval)
                        p.approval->comment = p.approval->actor.name = text;
                    if (p.outcome)
                        p.outcome->detail = text;
                }
            }
            for (auto &r : s.log) {
                r.workload = r.event = r.code = r.actor.name = text;
                r.detail = Json{{"server", "x"}};
            }
            s.pauses.push_back(Pause{.scope = PauseScope::Context,
                                     .target = text,
                                     .scaleInOnly = false,
                                     .emergency = false,
                                     .until = {},
                                     .reason = text,
                                     .actor = {},
                                     .since = s.now});
            Stage stage(s, page);
            stage.window->resize(1024, 700);
            QTest::qWait(5);
            QCOMPARE(stage.window->width(), 1024);
            QStringList raw;
            walk(QAccessible::queryAccessibleInterface(stage.window.get()), raw);
            QVERIFY2(raw.isEmpty(), qPrintable(raw.join(u'\n')));
            for (auto *label : stage.window->findChildren<QLabel *>())
                QVERIFY2(label->textFormat() == Qt::PlainText || label->text().isEmpty(), qPrintable(nameOf(label)));
            for (auto *w : stage.window->findChildren<QWidget *>()) {
                const QString tip = w->toolTip();
                QVERIFY2(!Qt::mightBeRichText(tip) ||
                             (tip.startsWith(u"<qt>") && !tip.contains(u"<img") && !tip.contains(u"<b>")),
                         qPrintable(nameOf(w)));
            }
            (void)stage.window->grab();
        }
    }

    // The event itself goes to the desktop's bus only where there is one; what it carries is asked here.
    void newProposalsAndErrorsAreAnnounced()
    {
        Stage stage(fullSnapshot(), u"services"_s);
        const auto happens = [&](const char *type, const char *workload) {
            Q_EMIT stage.console.eventHappened(Event{.seq = 1,
                                                     .at = {},
                                                     .type = type,
                                                     .severity = Severity::Info,
                                                     .dedupKey = {},
                                                     .workload = workload,
                                                     .detail = {}});
            return QAccessible::queryAccessibleInterface(stage.window.get())->text(QAccessible::Description);
        };
        QVERIFY(happens("proposal.waiting", "prod/-/service/loja_api").contains(u"loja_api"_s));
        QVERIFY(happens("action.failed", "prod/-/service/checkout").contains(u"checkout"_s));
        QVERIFY(happens("cycle.failed", "").contains(u"ciclo"_s));
    }
};

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) // the large font comes with a platform's configuration
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    TestUiAccess test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_uiaccess.moc"
