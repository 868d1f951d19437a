// The real keychain backend against a real keyring, on a session bus of its own (safety.md P17).
#include "core/secrets/secretstore.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <optional>

#include <csignal>

namespace preamar {

namespace {

const std::string kCanary = "ptr_canary/9f2c+SECRET=";

QString named(const std::string &text)
{
    return QString::fromStdString(text);
}

template<class T>
std::optional<Result<T>> await(const std::function<void(QObject *, std::function<void(Result<T>)>)> &start)
{
    std::optional<Result<T>> out;
    QObject context;
    start(&context, [&out](Result<T> result) { out = std::move(result); });
    if (!QTest::qWaitFor([&out] { return out.has_value(); }, 25'000))
        return std::nullopt;
    return out;
}

} // namespace

// What both tests do with a store.
class KeychainUser : public QObject
{
protected:
    std::optional<Result<Secret>> read(const std::string &key);
    std::optional<Result<void>> write(const std::string &key, std::string_view bytes);
    std::optional<Result<void>> remove(const std::string &key);
    static void skipWithoutTools();
    std::unique_ptr<SecretStore> m_store = makeSystemSecretStore();
};

class KeychainTest : public KeychainUser
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { skipWithoutTools(); }
    void keepsWhatWasWritten_data();
    void keepsWhatWasWritten();
    void tellsAbsentFromEmpty();
    void replacesAndRemoves();
    void usesItsOwnService();
    void leavesNoPlainTextInTheHome();
    void survivesAContextThatGoes();
    void givesUpAfterTwentySeconds();
};

class NoKeychainTest : public KeychainUser
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { skipWithoutTools(); }
    void saysThatThereIsNoKeychain();
};

void KeychainUser::skipWithoutTools()
{
    if (qEnvironmentVariableIsSet("PREAMAR_KEYRING_MISSING"))
        QSKIP(qPrintable(QStringLiteral("needs ") + qEnvironmentVariable("PREAMAR_KEYRING_MISSING")));
}

std::optional<Result<Secret>> KeychainUser::read(const std::string &key)
{
    return await<Secret>([&](QObject *context, SecretHandler handler) {
        m_store->read(SecretRef("keychain:" + key), context, std::move(handler));
    });
}

std::optional<Result<void>> KeychainUser::write(const std::string &key, std::string_view bytes)
{
    return await<void>([&](QObject *context, DoneHandler handler) {
        m_store->write(SecretRef("keychain:" + key), Secret(bytes), context, std::move(handler));
    });
}

std::optional<Result<void>> KeychainUser::remove(const std::string &key)
{
    return await<void>([&](QObject *context, DoneHandler handler) {
        m_store->remove(SecretRef("keychain:" + key), context, std::move(handler));
    });
}

void KeychainTest::keepsWhatWasWritten_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::newRow("a token") << QByteArray::fromStdString(kCanary);
    QTest::newRow("one byte") << QByteArray("x");
    QTest::newRow("not text") << QByteArray("a\0b\xff\n", 5);
    QTest::newRow("16 KiB") << QByteArray(16'384, 'k');
}

void KeychainTest::keepsWhatWasWritten()
{
    QFETCH(QByteArray, secret);
    const auto written = write("context/portainer", secret.toStdString());
    QVERIFY(written);
    QVERIFY2(written->has_value(), written->has_value() ? "" : written->error().detail.c_str());
    const auto result = read("context/portainer");
    QVERIFY(result && *result);
    QVERIFY((**result).bytes() == secret.toStdString());
}

void KeychainTest::tellsAbsentFromEmpty()
{
    const auto result = read("nobody");
    QVERIFY(result && !*result);
    QCOMPARE(named(std::string(toString(result->error().code))), QStringLiteral("NotFound"));
    QCOMPARE(named(result->error().reason), QStringLiteral("SecretUnavailable"));
}

void KeychainTest::replacesAndRemoves()
{
    QVERIFY(write("a", "one")->has_value());
    QVERIFY(write("b", "other")->has_value());
    QVERIFY(write("a", "two")->has_value());
    QVERIFY((**read("a")).bytes() == "two");
    QVERIFY(remove("a")->has_value());
    QVERIFY(!read("a")->has_value());
    QVERIFY(remove("a")->has_value());
    QVERIFY((**read("b")).bytes() == "other");
}

void KeychainTest::usesItsOwnService()
{
    QVERIFY(write("visible", "found-by-others")->has_value());
    QProcess tool;
    tool.start(QStringLiteral("secret-tool"),
               {QStringLiteral("search"), QStringLiteral("--all"), QStringLiteral("server"), QStringLiteral("preamar"),
                QStringLiteral("user"), QStringLiteral("visible")});
    if (!tool.waitForStarted())
        QSKIP("needs secret-tool");
    QVERIFY(tool.waitForFinished());
    const auto text = tool.readAllStandardOutput() + tool.readAllStandardError();
    QVERIFY2(text.contains("attribute.user = visible"), text.constData());
}

void KeychainTest::leavesNoPlainTextInTheHome()
{
    QVERIFY(write("canary", kCanary)->has_value());
    const auto base64 = QByteArray::fromStdString(kCanary).toBase64();
    QDirIterator files(qEnvironmentVariable("HOME"), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const auto content = file.readAll();
        // The keyring of this test has an empty password, so gnome-keyring may keep its own file unencrypted.
        if (file.fileName().endsWith(QLatin1String(".keyring")))
            continue;
        QVERIFY2(!content.contains(kCanary.c_str()) && !content.contains(base64), qPrintable(file.fileName()));
    }
}

void KeychainTest::survivesAContextThatGoes()
{
    int answers = 0;
    for (int i = 0; i < 20; ++i) {
        QObject context;
        m_store->read(SecretRef("keychain:a"), &context, [&answers](const Result<Secret> &) { ++answers; });
        m_store->write(SecretRef("keychain:gone"), Secret("x"), &context,
                       [&answers](const Result<void> &) { ++answers; });
        for (int turn = 0; turn < i % 4; ++turn)
            QCoreApplication::processEvents();
    }
    const int before = answers;
    QTest::qWait(300);
    QCOMPARE(answers, before);
    QVERIFY(write("after", "works")->has_value());
}

// The daemon is stopped, not ended: it holds its name and answers nothing, like a prompt that nobody sees.
void KeychainTest::givesUpAfterTwentySeconds()
{
    const auto daemon = static_cast<pid_t>(qEnvironmentVariableIntValue("PREAMAR_KEYRING_PID"));
    QVERIFY(daemon > 1);
    QVERIFY(::kill(daemon, SIGSTOP) == 0);
    QElapsedTimer clock;
    clock.start();
    std::optional<Result<void>> written;
    QObject context;
    m_store->write(SecretRef("keychain:slow"), Secret("x"), &context,
                   [&written](Result<void> result) { written = std::move(result); });
    const auto result = read("slow");
    const auto elapsed = clock.elapsed();
    ::kill(daemon, SIGCONT);
    QVERIFY(result && !*result && written && !*written);
    QCOMPARE(named(std::string(toString(result->error().code))), QStringLiteral("Timeout"));
    QCOMPARE(named(std::string(toString(written->error().code))), QStringLiteral("Timeout"));
    QCOMPARE(named(result->error().reason), QStringLiteral("SecretUnavailable"));
    QVERIFY2(elapsed >= 19'900 && elapsed < 21'000, qPrintable(QString::number(elapsed)));
    QTest::qWait(500); // late answers of the jobs meet nobody
    QVERIFY(write("after", "works")->has_value());
}

void NoKeychainTest::saysThatThereIsNoKeychain()
{
    QElapsedTimer clock;
    clock.start();
    const auto written = write("canary", kCanary);
    const auto result = read("canary");
    QVERIFY(written && result);
    QVERIFY(!written->has_value() && !result->has_value());
    QCOMPARE(named(result->error().reason), QStringLiteral("SecretUnavailable"));
    QCOMPARE(named(written->error().reason), QStringLiteral("SecretUnavailable"));
    QVERIFY(written->error().detail.find(kCanary) == std::string::npos);
    QVERIFY(clock.elapsed() < 41'000);
}

} // namespace preamar

namespace {

// Runs this program again below the script; the number of failures is its exit code.
int runBelow(const char *kind, const QStringList &arguments)
{
    qputenv("PREAMAR_KEYRING_KIND", kind);
    return QProcess::execute(QStringLiteral("sh"),
                             QStringList{QStringLiteral(PREAMAR_WITH_KEYRING), QString::fromLatin1(kind)} + arguments);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const auto kind = qEnvironmentVariable("PREAMAR_KEYRING_KIND");
    if (kind == QLatin1String("unlocked")) {
        preamar::KeychainTest test;
        return QTest::qExec(&test, argc, argv);
    }
    if (kind == QLatin1String("none")) {
        preamar::NoKeychainTest test;
        return QTest::qExec(&test, argc, argv);
    }
    auto arguments = QCoreApplication::arguments();
    arguments[0] = QCoreApplication::applicationFilePath();
    const int unlocked = runBelow("unlocked", arguments);
    return unlocked + runBelow("none", arguments);
}

#include "tst_keychain.moc"
