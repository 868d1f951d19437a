// The keys of the window: every action has one, in the map, the menus and the palette; each can be changed.
#include "tests/ui/stage.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/keybutton.h"
#include "ui/dialogs/keysdialog.h"
#include "ui/shell/palette.h"
#include "ui/shell/paletteentries.h"
#include "ui/shell/translations.h"
#include "ui/style/theme.h"
#include "ui/widgets/plainlabel.h"

#include <QAccessible>
#include <QApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <set>

using namespace preamar;
using namespace preamar::ui;
using preamar::test::fixtureSnapshot;
using preamar::test::Stage;
using namespace Qt::StringLiterals;

namespace {

// The keys dialog of a window, opened by its key.
struct Keys
{
    explicit Keys(const Stage &s) : stage(s)
    {
        QTest::keyClick(stage.window.get(), Qt::Key_F1);
        dialog = stage.named<KeysDialog>("keysDialog");
        if (!dialog)
            return;
        dialog->activateWindow();
        ready = QTest::qWaitFor([this] { return dialog->isActiveWindow(); }, 3000);
    }
    [[nodiscard]] KeyButton *key(const char *id) const { return dialog->findChild<KeyButton *>(u"key-"_s + QString::fromLatin1(id)); }
    [[nodiscard]] QToolButton *reset(const char *id) const { return dialog->findChild<QToolButton *>(u"keyReset-"_s + QString::fromLatin1(id)); }
    [[nodiscard]] QString said() const { return dialog->findChild<PlainLabel *>(u"keysSaid"_s)->plainText(); }
    void change(const char *id, Qt::Key to, Qt::KeyboardModifiers with = {}) const
    {
        key(id)->setFocus();
        QTest::keyClick(key(id), Qt::Key_Space);
        QTest::keyClick(key(id), to, with);
    }
    // The window has the keys again.
    [[nodiscard]] bool close() const
    {
        QTest::keyClick(dialog, Qt::Key_Escape);
        stage.window->activateWindow();
        return QTest::qWaitForWindowActive(stage.window.get());
    }
    const Stage &stage;
    KeysDialog *dialog = nullptr;
    bool ready = false;
};

constexpr auto kCtrlAlt = Qt::ControlModifier | Qt::AltModifier;

QJsonObject kept(Stage &stage)
{
    return stage.console.state().value(u"window.keys"_s).toObject();
}

} // namespace

class TestUiKeys : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        installLanguage(text::Language::PtBr);
        style::applyTheme(*qApp, style::ThemeChoice::Light);
    }

    void everyActionHasAKeyOfItsOwnInTheMapAndInThePalette()
    {
        Stage stage(fixtureSnapshot(12), u"overview"_s);
        std::set<QString> keys;
        Navigator navigator;
        QTest::keyClick(stage.window.get(), Qt::Key_Question);
        auto *dialog = stage.named<KeysDialog>("keysDialog");
        QVERIFY(dialog && dialog->isVisible());
        QStringList shown;
        for (auto *label : dialog->findChildren<PlainLabel *>())
            shown += label->plainText();
        for (auto *button : dialog->findChildren<KeyButton *>())
            shown += button->text();
        const auto entries = paletteEntries(stage.window->actions(), stage.console.snapshot(), navigator);
        for (const auto &action : stage.window->actions().all()) {
            QVERIFY2(!action.keys.empty(), qPrintable(action.id));
            for (const auto &key : action.keys)
                QVERIFY2(keys.insert(key.toString()).second, qPrintable(action.id + u' ' + key.toString()));
            QVERIFY2(shown.contains(action.title) && shown.contains(keysText(action)), qPrintable(action.title));
            // The palette itself is not an entry of the palette; a second way to the settings is its page.
            if (action.id == u"search" || action.id == u"preferences" || (action.isPossible && !action.isPossible()))
                continue;
            QVERIFY2(std::any_of(entries.begin(), entries.end(),
                                 [&](const PaletteEntry &e) { return e.title == action.title && e.keys == keysText(action); }),
                     qPrintable(action.title));
        }
        QTest::keyClick(dialog, Qt::Key_Escape);
    }

    void aKeyIsChangedInForceAtOnceAndKept()
    {
        QTemporaryDir dir;
        const QString file = dir.filePath(u"window.json"_s);
        {
            Stage stage(fixtureSnapshot(3), u"overview"_s);
            stage.console.state().open(file);
            Keys keys(stage);
            QVERIFY(keys.ready);
            QVERIFY(!keys.reset("pause")->isVisible());
            keys.change("pause", Qt::Key_J, kCtrlAlt);
            QCOMPARE(keys.key("pause")->text(), u"Ctrl+Alt+J"_s);
            QVERIFY(keys.reset("pause")->isVisible());
            QVERIFY2(keys.said().contains(u"Ctrl+Alt+J"_s), qPrintable(keys.said()));
            QVERIFY(keys.key("pause")->accessibleName().contains(u"Ctrl+Alt+J"_s));
            QCOMPARE(kept(stage), (QJsonObject{{u"pause"_s, u"Ctrl+Alt+J"_s}}));
            QVERIFY(keys.close());
            QTest::keyClick(stage.window.get(), Qt::Key_P, Qt::ControlModifier); // no longer
            QTest::qWait(1);
            QVERIFY(stage.console.submitted.empty());
            QTest::keyClick(stage.window.get(), Qt::Key_J, kCtrlAlt);
            QTRY_COMPARE(stage.console.submitted.size(), std::size_t{1});
            QCOMPARE(stage.console.submitted[0].kind, std::string(command::pause));
            QVERIFY(stage.named<QPushButton>("pauseButton")->toolTip().contains(u"Ctrl+Alt+J"_s));
            stage.console.state().flush();
        }
        test::FixtureConsole console;
        console.state().open(file);
        console.setSnapshot(fixtureSnapshot(3));
        MainWindow again(console);
        QCOMPARE(again.actions().keysOf(u"pause"_s), u"Ctrl+Alt+J"_s);
    }

    void aTakenKeyNamesWhoHasItAndChangesNothing()
    {
        Stage stage(fixtureSnapshot(3), u"overview"_s);
        Keys keys(stage);
        QVERIFY(keys.ready);
        keys.change("pause", Qt::Key_K, Qt::ControlModifier);
        QVERIFY2(keys.said().contains(u"Ctrl+K"_s) && keys.said().contains(u"Ir para…"_s), qPrintable(keys.said()));
        QCOMPARE(keys.key("pause")->text(), u"Ctrl+P"_s);
        QVERIFY(kept(stage).isEmpty());
        // Free once the other has moved; then the other cannot come back by itself.
        keys.change("search", Qt::Key_F2);
        keys.change("pause", Qt::Key_K, Qt::ControlModifier);
        QCOMPARE(keys.key("pause")->text(), u"Ctrl+K"_s);
        QTest::mouseClick(keys.reset("search"), Qt::LeftButton);
        QCOMPARE(keys.key("search")->text(), u"F2"_s);
        QVERIFY2(keys.said().contains(u"Ctrl+K"_s), qPrintable(keys.said()));
        QTest::mouseClick(keys.reset("pause"), Qt::LeftButton);
        QCOMPARE(keys.key("pause")->text(), u"Ctrl+P"_s);
        QTest::mouseClick(keys.reset("search"), Qt::LeftButton);
        QCOMPARE(keys.key("search")->text(), u"Ctrl+K"_s);
        QVERIFY(kept(stage).isEmpty());
    }

    void keysThatMustNotBeTakenAreRefusedWithASentence_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("with");
        QTest::addColumn<QString>("said");
        QTest::newRow("esc") << int(Qt::Key_Escape) << 0 << u"Esc fecha"_s;
        QTest::newRow("tab") << int(Qt::Key_Tab) << 0 << u"Tab"_s;
        QTest::newRow("ctrl+tab") << int(Qt::Key_Tab) << int(Qt::ControlModifier) << u"Tab"_s;
        QTest::newRow("enter") << int(Qt::Key_Return) << 0 << u"Enter"_s;
        QTest::newRow("space") << int(Qt::Key_Space) << int(Qt::ControlModifier) << u"Enter"_s;
        QTest::newRow("letter") << int(Qt::Key_X) << 0 << u"tecla de função"_s;
        QTest::newRow("shift letter") << int(Qt::Key_X) << int(Qt::ShiftModifier) << u"tecla de função"_s;
        QTest::newRow("arrow") << int(Qt::Key_Left) << int(Qt::ControlModifier) << u"gráficos"_s;
        QTest::newRow("delete") << int(Qt::Key_Delete) << 0 << u"gráficos"_s;
        QTest::newRow("copy") << int(Qt::Key_C) << int(Qt::ControlModifier) << u"textos"_s;
        for (const auto text : {QKeySequence::Undo, QKeySequence::Redo, QKeySequence::DeleteCompleteLine,
                                QKeySequence::DeleteEndOfLine}) {
            for (const QKeySequence &bound : QKeySequence::keyBindings(text)) { // of the platform
                if (bound.count() == 1 && bound[0].key() >= Qt::Key_A && bound[0].key() <= Qt::Key_Z)
                    QTest::newRow(qPrintable(bound.toString())) << int(bound[0].key()) << int(bound[0].keyboardModifiers().toInt()) << u"textos"_s;
            }
        }
        QTest::newRow("desktop") << int(Qt::Key_F4) << int(Qt::AltModifier) << u"Alt+F4"_s;
    }
    void keysThatMustNotBeTakenAreRefusedWithASentence()
    {
        QFETCH(int, key);
        QFETCH(int, with);
        QFETCH(QString, said);
        Stage stage(fixtureSnapshot(3), u"overview"_s);
        Keys keys(stage);
        QVERIFY(keys.ready);
        keys.change("pause", Qt::Key(key), Qt::KeyboardModifiers(with));
        QVERIFY2(keys.said().contains(said), qPrintable(keys.said()));
        QCOMPARE(keys.key("pause")->text(), u"Ctrl+P"_s);
        QVERIFY(keys.dialog->isVisible()); // Esc ended the wait, not the dialog
        QVERIFY(kept(stage).isEmpty());
    }

    // What may be chosen for the stop works where something is written too: a text field lets it pass.
    void noKeyOfTheStopIsTakenByATextField()
    {
        Stage stage(fixtureSnapshot(3), u"services"_s);
        auto *search = stage.named<QLineEdit>("serviceSearch");
        search->setFocus();
        const auto &actions = stage.window->actions();
        int taken = 0;
        for (int key = Qt::Key_A; key <= Qt::Key_Z; ++key) {
            for (const Qt::KeyboardModifiers with : {Qt::KeyboardModifiers(Qt::ControlModifier), Qt::ControlModifier | Qt::ShiftModifier,
                                                     Qt::KeyboardModifiers(Qt::AltModifier), Qt::AltModifier | Qt::ShiftModifier}) {
                QKeyEvent asked(QEvent::ShortcutOverride, key, with);
                asked.ignore();
                QApplication::sendEvent(search, &asked);
                const QKeySequence sequence(QKeyCombination(with, Qt::Key(key)));
                taken += asked.isAccepted();
                QVERIFY2(!asked.isAccepted() || !actions.problemWith(u"stop"_s, sequence).isEmpty(), qPrintable(sequence.toString()));
            }
        }
        QVERIFY(taken >= 5); // copy, cut, paste, undo, redo
        // One that was kept by an earlier version is as made, and works from within the field.
        const QKeySequence redo = QKeySequence::keyBindings(QKeySequence::Redo).value(0);
        test::FixtureConsole console;
        console.setSnapshot(fixtureSnapshot(3));
        console.state().setValue(u"window.keys"_s, QJsonObject{{u"stop"_s, redo.toString(QKeySequence::PortableText)}});
        {
            MainWindow window(console);
            QVERIFY(window.actions().keysOf(u"stop"_s) != redo.toString(QKeySequence::NativeText));
        }
        {
            Keys keys(stage);
            QVERIFY(keys.ready);
            const QString before = keys.key("stop")->text();
            keys.change("stop", redo[0].key(), redo[0].keyboardModifiers());
            QCOMPARE(keys.key("stop")->text(), before);
            keys.change("stop", Qt::Key_S, kCtrlAlt);
            QVERIFY(keys.key("stop")->text() != before);
            QVERIFY(keys.close());
        }
        search->setFocus();
        QTest::keyClick(search, Qt::Key_S, kCtrlAlt);
        QTRY_VERIFY(stage.window->findChild<ConfirmDialog *>());
    }

    void aKeyThatWaitsSaysSoToAScreenReader()
    {
        Stage stage(fixtureSnapshot(3), u"overview"_s);
        Keys keys(stage);
        QVERIFY(keys.ready);
        auto *key = keys.key("pause");
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(key);
        QVERIFY(spoken);
        const QString before = spoken->text(QAccessible::Description);
        key->setFocus();
        QTest::keyClick(key, Qt::Key_Space);
        QCOMPARE(spoken->text(QAccessible::Description), u"Pressione as teclas…"_s);
        QTest::keyClick(key, Qt::Key_J, kCtrlAlt);
        QCOMPARE(spoken->text(QAccessible::Description), before);
    }

    void allComeBackAtOnce()
    {
        Stage stage(fixtureSnapshot(3), u"overview"_s);
        Keys keys(stage);
        QVERIFY(keys.ready);
        auto *all = stage.named<QPushButton>("keysResetAll");
        QVERIFY(!all->isEnabled());
        keys.change("pause", Qt::Key_F9);
        keys.change("quit", Qt::Key_F10);
        QVERIFY(all->isEnabled());
        QTest::mouseClick(all, Qt::LeftButton);
        QCOMPARE(keys.key("pause")->text(), u"Ctrl+P"_s);
        QCOMPARE(keys.key("quit")->text(), u"Ctrl+Q"_s);
        QVERIFY(kept(stage).isEmpty() && !all->isEnabled());
    }

    void whatWaitsForAKeyLosesItWithTheFocus()
    {
        Stage stage(fixtureSnapshot(3), u"overview"_s);
        Keys keys(stage);
        QVERIFY(keys.ready);
        QTest::mouseClick(keys.key("pause"), Qt::LeftButton);
        QVERIFY(keys.key("pause")->text() != u"Ctrl+P"_s);
        keys.key("quit")->setFocus();
        QCOMPARE(keys.key("pause")->text(), u"Ctrl+P"_s);
        QTest::keyClick(keys.key("quit"), Qt::Key_F9); // it does not wait
        QCOMPARE(keys.key("quit")->text(), u"Ctrl+Q"_s);
    }

    void theStopIsConfirmedByTheKeysChosenForIt()
    {
        Stage stage(fixtureSnapshot(3), u"overview"_s);
        {
            Keys keys(stage);
            QVERIFY(keys.ready);
            keys.change("stop", Qt::Key_F12, Qt::ControlModifier);
            QVERIFY(keys.close());
        }
        QTest::keyClick(stage.window.get(), Qt::Key_F12, Qt::ControlModifier);
        auto *dialog = stage.window->findChild<ConfirmDialog *>();
        QVERIFY(dialog);
        dialog->activateWindow();
        QTRY_VERIFY(dialog->isActiveWindow());
        QTest::keyClick(dialog, Qt::Key_F12, Qt::ControlModifier);
        QTRY_COMPARE(stage.console.submitted.size(), std::size_t{1});
        QCOMPARE(stage.console.submitted[0].kind, std::string(command::stop));
    }

    void menusAndPaletteShowTheKeysInForce()
    {
        Stage stage(fixtureSnapshot(3), u"overview"_s);
        {
            Keys keys(stage);
            QVERIFY(keys.ready);
            keys.change("connect", Qt::Key_F7);
            keys.change("page-log", Qt::Key_F8);
            QVERIFY(keys.close());
        }
        QStringList entries;
        for (auto *menu : stage.named<QPushButton>("optionsButton")->findChildren<QMenu *>()) {
            for (auto *entry : menu->actions())
                entries += entry->text();
        }
        QVERIFY2(entries.contains(u"Conectar Portainer…\tF7"_s), qPrintable(entries.join(u'|')));
        QCOMPARE(stage.named<QPushButton>("nav-log")->toolTip(), u"F8"_s);
        Navigator navigator;
        const auto palette = paletteEntries(stage.window->actions(), stage.console.snapshot(), navigator);
        QVERIFY(std::any_of(palette.begin(), palette.end(), [](const PaletteEntry &e) { return e.keys == u"F7"; }));
        QTest::keyClick(stage.window.get(), Qt::Key_F8);
        QTRY_COMPARE(stage.window->currentPage(), u"log"_s);
    }

    // Of another version, or written by hand: none may take a key twice or one that must not be taken.
    void whatCannotBeInTheFileIsAsMade()
    {
        test::FixtureConsole console;
        console.setSnapshot(fixtureSnapshot(3));
        console.state().setValue(u"window.keys"_s, QJsonObject{{u"pause"_s, u"Esc"_s},
                                                               {u"quit"_s, u"Ctrl+K"_s},       // of another action
                                                               {u"cycle"_s, u"Ctrl+Shift+D"_s}, // these two exchanged theirs
                                                               {u"dry-run"_s, u"F5"_s},
                                                               {u"no-such"_s, u"F9"_s},
                                                               {u"leave"_s, 12}});
        MainWindow window(console);
        const auto &actions = window.actions();
        QCOMPARE(actions.keysOf(u"pause"_s), u"Ctrl+P"_s);
        QCOMPARE(actions.keysOf(u"quit"_s), u"Ctrl+Q"_s);
        QCOMPARE(actions.keysOf(u"search"_s), u"Ctrl+K"_s);
        QCOMPARE(actions.keysOf(u"cycle"_s), u"Ctrl+Shift+D"_s);
        QCOMPARE(actions.keysOf(u"dry-run"_s), u"F5"_s);
        QCOMPARE(actions.keysOf(u"leave"_s), u"Ctrl+Shift+L"_s);
        console.state().setValue(u"window.keys"_s, QJsonArray{1, 2});
        MainWindow other(console);
        QCOMPARE(other.actions().keysOf(u"cycle"_s), u"F5"_s);
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    TestUiKeys test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_uikeys.moc"
