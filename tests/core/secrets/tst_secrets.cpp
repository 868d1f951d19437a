// Secrets in memory and in files; the keychain has a test of its own.
#include "core/secrets/secretstore.h"
#include "core/secrets/wipe.h"

#include <QFile>
#include <QPointer>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <cstring>
#include <optional>

namespace preamar {

namespace {

QString named(const std::string &text)
{
    return QString::fromStdString(text);
}

QString named(ErrorCode code)
{
    return named(std::string(toString(code)));
}

// The answer of a store, or nullopt when it does not come.
std::optional<Result<Secret>> readFrom(SecretStore &store, const std::string &ref)
{
    std::optional<Result<Secret>> out;
    QObject context;
    store.read(SecretRef(ref), &context, [&out](Result<Secret> result) { out = std::move(result); });
    if (out || !QTest::qWaitFor([&out] { return out.has_value(); }, 5'000))
        return std::nullopt;
    return out;
}

} // namespace

class SecretsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wipesBytes();
    void movesAndNeverShares();
    void readsFiles_data();
    void readsFiles();
    void refusesFiles_data();
    void refusesFiles();
    void refusesPathsOfOtherKinds();
    void storeAnswersLaterAndOnce();
    void storeIsSilentAfterTheContext();
    void storeRefusesToWriteFiles();
    void storeRefusesBadReferences_data();
    void storeRefusesBadReferences();
    void environmentDoesNotChooseTheBackend();

private:
    [[nodiscard]] std::string put(const QByteArray &text, unsigned mode = 0600) const;
    QTemporaryDir m_dir;
};

std::string SecretsTest::put(const QByteArray &text, unsigned mode) const
{
    const auto path = m_dir.filePath(QStringLiteral("secret"));
    QFile::remove(path);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return {};
    file.close();
    return ::chmod(path.toUtf8().constData(), mode) == 0 ? path.toStdString() : std::string();
}

void SecretsTest::wipesBytes()
{
    char bytes[] = "canary";
    wipeBytes(bytes, sizeof bytes);
    for (const char c : bytes)
        QCOMPARE(c, '\0');
    wipeBytes(nullptr, 0);
}

void SecretsTest::movesAndNeverShares()
{
    static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);
    static_assert(std::is_nothrow_move_constructible_v<Secret> && std::is_nothrow_move_assignable_v<Secret>);
    Secret first("canary");
    const auto *place = first.bytes().data();
    Secret second(std::move(first));
    QVERIFY(first.empty() && first.bytes().empty());
    QVERIFY(static_cast<const void *>(second.bytes().data()) == static_cast<const void *>(place));
    const Secret third = second.copy();
    QVERIFY(third.bytes().data() != place);
    QVERIFY(third.bytes() == "canary");
    second = Secret("x");
    QVERIFY(second.bytes() == "x");
    auto &same = second;
    second = std::move(same);
    QVERIFY(second.bytes() == "x");
    second = Secret();
    QVERIFY(second.empty());
    QVERIFY(Secret(std::string_view("a\0b", 3)).bytes().size() == 3);
}

void SecretsTest::readsFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("mode");
    QTest::addColumn<QByteArray>("secret");
    QTest::newRow("plain") << QByteArray("token") << 0600 << QByteArray("token");
    QTest::newRow("read-only") << QByteArray("token") << 0400 << QByteArray("token");
    QTest::newRow("line end") << QByteArray("token\n") << 0600 << QByteArray("token");
    QTest::newRow("line end of Windows") << QByteArray("token\r\n") << 0600 << QByteArray("token");
    QTest::newRow("spaces and inner line ends stay") << QByteArray(" a\nb \n") << 0600 << QByteArray(" a\nb ");
    QTest::newRow("64 KiB") << QByteArray(65'536, 'x') << 0600 << QByteArray(65'536, 'x');
}

void SecretsTest::readsFiles()
{
    QFETCH(QByteArray, content);
    QFETCH(int, mode);
    QFETCH(QByteArray, secret);
    const auto path = put(content, static_cast<unsigned>(mode));
    const auto result = readSecretFile(path);
    QVERIFY2(result.has_value(), result ? "" : result.error().detail.c_str());
    QVERIFY(result->bytes() == secret.toStdString());
    const auto store = makeSystemSecretStore();
    const auto again = readFrom(*store, "file:" + path);
    QVERIFY(again && *again);
    QVERIFY((**again).bytes() == secret.toStdString());
}

void SecretsTest::refusesFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("mode");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("reason");
    const auto readable = QStringLiteral("SecretFileReadable");
    for (const int mode : {0640, 0604, 0644, 0660, 0610, 0601, 0620, 0602, 0777})
        QTest::addRow("mode %o", mode) << QByteArray("canary") << mode << named(ErrorCode::PermissionDenied)
                                       << readable;
    const auto missing = QStringLiteral("SecretUnavailable");
    QTest::newRow("empty") << QByteArray() << 0600 << named(ErrorCode::InvalidArgument) << missing;
    QTest::newRow("line ends only") << QByteArray("\n\r\n") << 0600 << named(ErrorCode::InvalidArgument) << missing;
    QTest::newRow("64 KiB and one") << QByteArray(65'537, 'x') << 0600 << named(ErrorCode::InvalidArgument) << missing;
}

void SecretsTest::refusesFiles()
{
    QFETCH(QByteArray, content);
    QFETCH(int, mode);
    QFETCH(QString, code);
    QFETCH(QString, reason);
    const auto path = put(content, static_cast<unsigned>(mode));
    const auto result = readSecretFile(path);
    QVERIFY(!result);
    QCOMPARE(named(result.error().code), code);
    QCOMPARE(named(result.error().reason), reason);
    QVERIFY(result.error().detail.find("canary") == std::string::npos);
    const auto store = makeSystemSecretStore();
    const auto again = readFrom(*store, "file:" + path);
    QVERIFY(again && !*again);
    QVERIFY(again->error() == result.error());
}

void SecretsTest::refusesPathsOfOtherKinds()
{
    const auto target = put("canary");
    const auto link = m_dir.filePath(QStringLiteral("link")).toStdString();
    const auto fifo = m_dir.filePath(QStringLiteral("fifo")).toStdString();
    QVERIFY(QFile::link(QString::fromStdString(target), QString::fromStdString(link)));
    QVERIFY(::mkfifo(fifo.c_str(), 0600) == 0);
    const std::pair<std::string, ErrorCode> rows[] = {{"", ErrorCode::InvalidArgument},
                                                      {"secret", ErrorCode::InvalidArgument},
                                                      {"./secret", ErrorCode::InvalidArgument},
                                                      {"~/secret", ErrorCode::InvalidArgument},
                                                      {target + std::string("\0x", 2), ErrorCode::InvalidArgument},
                                                      {link, ErrorCode::InvalidArgument},
                                                      {fifo, ErrorCode::InvalidArgument},
                                                      {m_dir.path().toStdString(), ErrorCode::InvalidArgument},
                                                      {"/dev/zero", ErrorCode::InvalidArgument},
                                                      {target + "/below", ErrorCode::NotFound},
                                                      {"/nonexistent/secret", ErrorCode::NotFound}};
    for (const auto &[path, code] : rows) {
        const auto result = readSecretFile(path);
        QVERIFY2(!result, path.c_str());
        QCOMPARE(named(result.error().code), named(code));
        QCOMPARE(named(result.error().reason), QStringLiteral("SecretUnavailable"));
    }
}

void SecretsTest::storeAnswersLaterAndOnce()
{
    const auto path = put("token");
    const auto store = makeSystemSecretStore();
    QObject context;
    int answers = 0;
    store->read(SecretRef("file:" + path), &context, [&answers](const Result<Secret> &) { ++answers; });
    QCOMPARE(answers, 0);
    QTRY_COMPARE(answers, 1);
    QTest::qWait(30);
    QCOMPARE(answers, 1);
}

void SecretsTest::storeIsSilentAfterTheContext()
{
    const auto path = put("token");
    auto store = makeSystemSecretStore();
    auto context = std::make_unique<QObject>();
    int answers = 0;
    store->read(SecretRef("file:" + path), context.get(), [&answers](const Result<Secret> &) { ++answers; });
    context.reset();
    QTest::qWait(30);
    QCOMPARE(answers, 0);
    // The store may go first; a handler may end its own context.
    context = std::make_unique<QObject>();
    store->read(SecretRef("file:" + path), context.get(), [&answers, &context](const Result<Secret> &) {
        ++answers;
        context.reset();
    });
    store.reset();
    QTRY_COMPARE(answers, 1);
}

void SecretsTest::storeRefusesToWriteFiles()
{
    const auto path = put("token");
    const auto store = makeSystemSecretStore();
    QObject context;
    std::vector<Result<void>> results;
    const auto keep = [&results](Result<void> result) { results.push_back(std::move(result)); };
    store->write(SecretRef("file:" + path), Secret("other"), &context, keep);
    store->remove(SecretRef("file:" + path), &context, keep);
    store->write(SecretRef("keychain:empty"), Secret(), &context, keep);
    QTRY_COMPARE(results.size(), std::size_t{3});
    for (const auto &result : results) {
        QVERIFY(!result);
        QCOMPARE(named(result.error().code), named(ErrorCode::InvalidArgument));
    }
    QVERIFY(readSecretFile(path)->bytes() == "token");
}

void SecretsTest::storeRefusesBadReferences_data()
{
    QTest::addColumn<QString>("ref");
    for (const char *ref : {"", "token", "keychain:", "KEYCHAIN:x", "env:TOKEN", "keychain:a\nb", "http://x"})
        QTest::addRow("%s", QByteArray(ref).toPercentEncoding().constData()) << QString::fromUtf8(ref);
    QTest::newRow("long key") << QStringLiteral("keychain:") + QString(257, QLatin1Char('k'));
}

void SecretsTest::storeRefusesBadReferences()
{
    QFETCH(QString, ref);
    const auto store = makeSystemSecretStore();
    const auto result = readFrom(*store, ref.toStdString());
    QVERIFY(result && !*result);
    QCOMPARE(named(result->error().code), named(ErrorCode::InvalidArgument));
    QCOMPARE(named(result->error().reason), QStringLiteral("SecretUnavailable"));
    // A reference that is a secret by mistake is not repeated.
    QVERIFY(ref.isEmpty() || result->error().detail.find(ref.toStdString()) == std::string::npos);
}

void SecretsTest::environmentDoesNotChooseTheBackend()
{
    qputenv("QTKEYCHAIN_BACKEND", "plaintext");
    const auto store = makeSystemSecretStore();
    QVERIFY(!qEnvironmentVariableIsSet("QTKEYCHAIN_BACKEND"));
}

} // namespace preamar

QTEST_GUILESS_MAIN(preamar::SecretsTest)
#include "tst_secrets.moc"
