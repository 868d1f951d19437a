// A secret that is typed into the window is in nothing the window shows, says to a screen reader, keeps or copies: typed into
// the wizard, tested, stored; changed later; thrown back by a server.
#include "core/domain/codec.h"
#include "core/engine/commands.h"
#include "tests/ui/stage.h"
#include "ui/shell/pages.h"
#include "ui/shell/translations.h"
#include "ui/style/theme.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QMetaProperty>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace preamar;
using namespace preamar::ui;
using preamar::test::Stage;
using namespace Qt::StringLiterals;

namespace {

const QString kToken = u"ptr_CANARY/canary+CANARY=="_s;
const QString kPassword = u"CANARYpassword"_s;

// Everything an object could show or say, drawn or not.
void collect(QObject &object, QStringList &texts)
{
    const auto *edit = qobject_cast<QLineEdit *>(&object);
    const QMetaObject *meta = object.metaObject();
    for (int i = 0; i < meta->propertyCount(); ++i) {
        // What a password field holds is what was typed; what it shows is another property.
        const QByteArray name = meta->property(i).name();
        if (edit && edit->echoMode() == QLineEdit::Password && (name == "text" || name == "selectedText"))
            continue;
        const QVariant value = meta->property(i).read(&object);
        if (value.typeId() == QMetaType::QString || value.typeId() == QMetaType::QStringList)
            texts << value.toStringList();
    }
    for (const QByteArray &name : object.dynamicPropertyNames())
        texts << object.property(name.constData()).toString();
    if (const auto *view = qobject_cast<QAbstractItemView *>(&object); view && view->model()) {
        for (int row = 0; row < view->model()->rowCount(); ++row) {
            for (int column = 0; column < view->model()->columnCount(); ++column) {
                for (const QVariant &value : view->model()->itemData(view->model()->index(row, column)))
                    texts << value.toString();
            }
        }
    }
    for (QObject *child : object.children())
        collect(*child, texts);
}

void listen(QAccessibleInterface *element, QStringList &texts)
{
    if (!element || !element->isValid())
        return;
    for (const auto kind : {QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help})
        texts << element->text(kind);
    if (auto *text = element->textInterface())
        texts << text->text(0, text->characterCount());
    for (int i = 0; i < element->childCount(); ++i)
        listen(element->child(i), texts);
}

QStringList everything()
{
    QStringList texts;
    for (QWidget *top : QApplication::topLevelWidgets()) {
        collect(*top, texts);
        listen(QAccessible::queryAccessibleInterface(top), texts);
    }
    texts << QApplication::clipboard()->text() << QApplication::clipboard()->text(QClipboard::Selection);
    return texts;
}

// The text that gives it away, or empty.
QByteArray leak()
{
    const QByteArrayList forms{"CANARY", "ptr_", kToken.toUtf8().toBase64().chopped(4), kToken.toUtf8().toHex()};
    for (const QString &text : everything()) {
        for (const QByteArray &form : forms) {
            if (text.contains(QString::fromLatin1(form), Qt::CaseInsensitive))
                return form + " in: " + text.left(300).toUtf8();
        }
    }
    return {};
}

#define NO_LEAK() \
    do { \
        const QByteArray found = leak(); \
        QVERIFY2(found.isEmpty(), found.constData()); \
    } while (false)

// Typed or pasted, and left; then copied, as a hand might by habit.
bool enter(Stage &stage, const char *name, const QString &text)
{
    auto *edit = stage.named<QLineEdit>(name);
    if (!edit || !edit->isVisible())
        return false;
    edit->setFocus();
    edit->clear();
    edit->insert(text);
    Q_EMIT edit->editingFinished();
    if (edit->echoMode() == QLineEdit::Password) {
        QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(edit, Qt::Key_C, Qt::ControlModifier);
    }
    return true;
}

ContextHealth health(const std::string &reason)
{
    ContextHealth h;
    h.platformVersion = "Portainer 2.23.0, Docker 20.10.24";
    h.sourceVersion = "Prometheus 2.42.0";
    h.state = reason.empty() ? ContextHealth::State::Ok : ContextHealth::State::Unreachable;
    h.reason = reason;
    h.mayRead = h.mayScale = h.isSwarmManager = reason.empty();
    return h;
}

} // namespace

class TestUiCanary : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QAccessible::setActive(true);
        installLanguage(text::Language::PtBr);
        style::applyTheme(*qApp, style::ThemeChoice::Light);
        QApplication::clipboard()->clear();
    }

    // What is looked for would be found: in a label, a model and where only a screen reader gets it.
    void theSearchItselfFinds()
    {
        Stage stage(preamar::test::emptyHome(), u"overview"_s);
        NO_LEAK();
        stage.window->say(u"echo of "_s + kToken, true);
        QVERIFY(!leak().isEmpty());
        stage.window->say(u"nothing"_s);
        NO_LEAK();
        stage.window->setAccessibleDescription(kToken);
        QVERIFY(!leak().isEmpty());
        stage.window->setAccessibleDescription({});
        QApplication::clipboard()->setText(kToken);
        QVERIFY(!leak().isEmpty());
        QApplication::clipboard()->clear();
        NO_LEAK();
    }

    void typedTestedAndStoredItIsNowhere()
    {
        QTemporaryDir home;
        Stage stage(preamar::test::emptyHome(), u"overview"_s);
        stage.console.state().open(home.filePath(u"window.json"_s));
        stage.window->rememberPlace();
        QTest::mouseClick(stage.named<QPushButton>("doorPortainer"), Qt::LeftButton);
        auto *next = stage.named<QPushButton>("contextNext");
        QVERIFY(next);
        // In the address, where it must not stay either.
        QVERIFY(enter(stage, "portainerUrl", u"https://ana:"_s + kPassword + u"@host.example:9443/#!/7/docker"_s));
        NO_LEAK();
        stage.console.health = health("WrongApiKey");
        QTest::mouseClick(next, Qt::LeftButton);
        QTRY_VERIFY(stage.named<QLineEdit>("portainerToken")->isVisible());
        QVERIFY(enter(stage, "portainerToken", u" "_s + kToken + u"\n"_s));
        NO_LEAK();
        QVERIFY(enter(stage, "portainerToken", u" "_s + kToken + u"\n"_s));
        QTest::mouseClick(next, Qt::LeftButton); // refused
        QTRY_VERIFY(!stage.console.secrets.empty() && next->isEnabled());
        QCOMPARE(stage.console.secrets.back().second, kToken.toStdString()); // it did travel to where secrets go
        NO_LEAK();
        stage.console.health = health({});
        QTest::mouseClick(next, Qt::LeftButton);
        QTRY_VERIFY(stage.named<QLineEdit>("prometheusUrl")->isVisible());
        QVERIFY(enter(stage, "prometheusUrl", u"https://ana:"_s + kPassword + u"@m.example:9090"_s));
        NO_LEAK();
        QVERIFY(enter(stage, "prometheusUrl", u"https://m.example:9090"_s));
        QTest::mouseClick(next, Qt::LeftButton);
        QTRY_VERIFY(stage.named<QWidget>("contextProtected")->isVisible());
        NO_LEAK();
        QTest::mouseClick(next, Qt::LeftButton);
        QTRY_COMPARE(stage.console.submitted.size(), std::size_t{1});
        NO_LEAK();
        for (const auto &sent : stage.console.submitted)
            QVERIFY2(!QString::fromStdString(dumpJson(sent.arguments)).contains(u"CANARY"_s), "a secret in a command");
        for (const auto &probed : stage.console.probed)
            QVERIFY2(!QString::fromStdString(dumpJson(toJson(probed))).contains(u"CANARY"_s), "a secret in a configuration");
        stage.window->close();
        checkFiles(home.path());
    }

    void changedLaterItIsNowhere()
    {
        QTemporaryDir home;
        Snapshot s = preamar::test::fixtureSnapshot(6);
        s.contexts[0].url = "https://portainer.example:9443";
        s.contexts[0].environment = 2;
        s.contexts[0].token = SecretRef("keychain:portainer/prod-swarm");
        Stage stage(s, u"contexts"_s);
        stage.console.state().open(home.filePath(u"window.json"_s));
        stage.window->rememberPlace();
        stage.window->showPage(u"contexts"_s);
        stage.console.health = health("WrongApiKey");
        QTest::mouseClick(stage.named<QPushButton>("contextEdit"), Qt::LeftButton);
        auto *token = stage.named<QLineEdit>("portainerToken");
        QVERIFY(token);
        QVERIFY2(token->text().isEmpty(), "what is stored is not read back");
        if (!token->isVisible()) {
            stage.console.health = health({});
            QTest::mouseClick(stage.named<QPushButton>("contextNext"), Qt::LeftButton);
            QTRY_VERIFY(token->isVisible());
        }
        QVERIFY(enter(stage, "portainerToken", kToken));
        NO_LEAK();
        stage.console.health = health("WrongApiKey");
        QTest::mouseClick(stage.named<QPushButton>("contextNext"), Qt::LeftButton);
        QTRY_VERIFY(stage.named<QPushButton>("contextNext")->isEnabled());
        NO_LEAK();
        QTest::mouseClick(stage.named<QPushButton>("contextCancel"), Qt::LeftButton);
        for (const PageInfo &page : pages()) {
            QVERIFY(stage.window->showPage(QString::fromLatin1(page.id)));
            QTRY_VERIFY(stage.window->isSettled());
            NO_LEAK();
        }
        stage.window->close();
        checkFiles(home.path());
    }

private:
    static void checkFiles(const QString &folder)
    {
        const auto files = QDir(folder).entryInfoList(QDir::Files | QDir::Hidden);
        QVERIFY(!files.isEmpty());
        for (const QFileInfo &info : files) {
            QFile file(info.filePath());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            QVERIFY(!bytes.isEmpty());
            QVERIFY2(!bytes.contains("CANARY"), qPrintable(info.fileName()));
        }
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    TestUiCanary test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_uicanary.moc"
