// Who does not see, does not use a mouse or meets a hostile server: walked over every page and dialog through Qt's
// accessibility interface and by Tab.
#include "tests/ui/walked.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/contextdialog.h"
#include "ui/dialogs/evidencedialog.h"
#include "ui/dialogs/keysdialog.h"
#include "ui/shell/pages.h"
#include "ui/shell/palette.h"
#include "ui/shell/tour.h"
#include "ui/shell/translations.h"
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
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSet>

using namespace preamar;
using namespace preamar::ui;
using namespace Qt::StringLiterals;
using preamar::test::fullSnapshot;
using preamar::test::isShown;
using preamar::test::nameOf;
using preamar::test::Stage;

namespace {

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
