#include "core/base/time.h"
#include "core/secrets/secretstore.h"
#include "core/secrets/wipe.h"

#include <QTimer>

#include <qt6keychain/keychain.h>

#include <utility>

namespace preamar {

namespace {

constexpr auto kWhere = "keychain";
constexpr auto kUnavailable = "SecretUnavailable";
constexpr Seconds kDeadline{20}; // KWallet would wait 24 days (safety.md W10)
constexpr std::size_t kMaximumSecret = std::size_t{64} << 10U;
constexpr std::size_t kMaximumKey = 256;

// One answer: from the work, or from the deadline. A child of the context, so that nothing is called after its end.
template<class T>
class Pending final : public QObject
{
public:
    using Handler = std::function<void(Result<T>)>;

    Pending(QObject *context, Handler handler) : QObject(context), m_handler(std::move(handler))
    {
        QTimer::singleShot(kDeadline, Qt::PreciseTimer, this,
                           [this] { settle(fail(ErrorCode::Timeout, kWhere, "no answer within 20 s", kUnavailable)); });
    }
    void settle(Result<T> result)
    {
        if (!m_handler)
            return;
        const auto handler = std::exchange(m_handler, nullptr);
        deleteLater();
        handler(std::move(result));
    }
    // In the next turn of the event loop: a handler is never called from within the call that took it.
    template<class Work>
    void settleLater(Work &&work)
    {
        QTimer::singleShot(0, this, [this, work = std::forward<Work>(work)] { settle(work()); });
    }

private:
    Handler m_handler;
};

Error jobError(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        return {ErrorCode::NotFound, kWhere, "no such entry", kUnavailable};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return {ErrorCode::PermissionDenied, kWhere, "access denied", kUnavailable};
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return {ErrorCode::Unavailable, kWhere, "no keychain service", kUnavailable};
    default:
        return {ErrorCode::Unavailable, kWhere, job.errorString().left(200).toStdString(), kUnavailable};
    }
}

// Jobs have no parent and delete themselves: their backends answer into them, also after our deadline.
template<class Job>
Job *makeJob(const std::string &key)
{
    auto *job = new Job(QStringLiteral("preamar"));
    job->setInsecureFallback(false);
    job->setAutoDelete(true);
#ifdef Q_OS_WIN
    // The name of an entry is the key alone there (safety.md S16).
    job->setKey(QStringLiteral("preamar/") + QString::fromStdString(key));
#else
    job->setKey(QString::fromStdString(key));
#endif
    return job;
}

Secret takeSecret(const QKeychain::ReadPasswordJob &job)
{
    const QByteArray data = job.binaryData();
    const auto size = static_cast<std::size_t>(data.size());
    Secret secret(std::string_view(data.constData(), size));
    // The array shares its bytes with the job; writing through the shared pointer wipes both.
    wipeBytes(const_cast<char *>(data.constData()), size);
    return secret;
}

bool sameBytes(const Secret &a, const Secret &b)
{
    return a.bytes() == b.bytes();
}

void readKeychain(const std::string &key, Pending<Secret> *pending)
{
    auto *job = makeJob<QKeychain::ReadPasswordJob>(key);
    QObject::connect(job, &QKeychain::Job::finished, pending, [pending, job](QKeychain::Job *) {
        if (job->error() != QKeychain::NoError)
            return pending->settle(fail(jobError(*job)));
        auto secret = takeSecret(*job);
        if (secret.empty())
            return pending->settle(fail(ErrorCode::NotFound, kWhere, "the entry is empty", kUnavailable));
        pending->settle(std::move(secret));
    });
    job->start();
}

void readBack(const std::string &key, std::shared_ptr<const Secret> written, Pending<void> *pending)
{
    auto *job = makeJob<QKeychain::ReadPasswordJob>(key);
    QObject::connect(job, &QKeychain::Job::finished, pending, [pending, job, written](QKeychain::Job *) {
        if (job->error() != QKeychain::NoError)
            return pending->settle(fail(jobError(*job)));
        if (!sameBytes(takeSecret(*job), *written))
            return pending->settle(fail(ErrorCode::Storage, kWhere, "another value was read back", kUnavailable));
        pending->settle({});
    });
    job->start();
}

void writeKeychain(const std::string &key, Secret secret, Pending<void> *pending)
{
    const auto kept = std::make_shared<const Secret>(std::move(secret));
    auto *job = makeJob<QKeychain::WritePasswordJob>(key);
    job->setBinaryData(QByteArray(kept->bytes().data(), static_cast<qsizetype>(kept->bytes().size())));
    QObject::connect(job, &QKeychain::Job::finished, pending, [pending, job, kept, key](QKeychain::Job *) {
        if (job->error() != QKeychain::NoError)
            return pending->settle(fail(jobError(*job)));
        readBack(key, kept, pending);
    });
    job->start();
}

void removeKeychain(const std::string &key, Pending<void> *pending)
{
    auto *job = makeJob<QKeychain::DeletePasswordJob>(key);
    QObject::connect(job, &QKeychain::Job::finished, pending, [pending, job](QKeychain::Job *) {
        // What was asked for is that the entry is not there.
        if (job->error() != QKeychain::NoError && job->error() != QKeychain::EntryNotFound)
            return pending->settle(fail(jobError(*job)));
        pending->settle({});
    });
    job->start();
}

struct Place
{
    bool keychain = false;
    std::string name; // the key, or the path
};

Result<Place> parsePlace(const SecretRef &ref)
{
    constexpr std::string_view keychain = "keychain:";
    constexpr std::string_view file = "file:";
    const std::string_view text = ref.str();
    if (text.starts_with(file))
        return Place{false, std::string(text.substr(file.size()))};
    if (!text.starts_with(keychain))
        return fail(ErrorCode::InvalidArgument, "secret reference", "neither keychain: nor file:", kUnavailable);
    const auto key = text.substr(keychain.size());
    for (const char c : key) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            return fail(ErrorCode::InvalidArgument, "secret reference", "control character in the key", kUnavailable);
    }
    if (key.empty() || key.size() > kMaximumKey)
        return fail(ErrorCode::InvalidArgument, "secret reference", "the key needs 1 to 256 bytes", kUnavailable);
    return Place{true, std::string(key)};
}

class SystemSecretStore final : public SecretStore
{
public:
    // A variable of the environment must not choose where secrets go (safety.md S16).
    SystemSecretStore() { qunsetenv("QTKEYCHAIN_BACKEND"); }

    void read(const SecretRef &ref, QObject *context, SecretHandler handler) override
    {
        auto *pending = new Pending<Secret>(context, std::move(handler));
        auto place = parsePlace(ref);
        if (!place)
            return pending->settleLater([error = place.error()]() -> Result<Secret> { return fail(error); });
        if (!place->keychain)
            return pending->settleLater([path = place->name] { return readSecretFile(path); });
        readKeychain(place->name, pending);
    }

    void write(const SecretRef &ref, Secret secret, QObject *context, DoneHandler handler) override
    {
        auto *pending = new Pending<void>(context, std::move(handler));
        auto place = writablePlace(ref);
        if (place && (secret.empty() || secret.bytes().size() > kMaximumSecret))
            place = fail(ErrorCode::InvalidArgument, kWhere, "a secret needs 1 to 65536 bytes", kUnavailable);
        if (!place)
            return pending->settleLater([error = place.error()]() -> Result<void> { return fail(error); });
        writeKeychain(place->name, std::move(secret), pending);
    }

    void remove(const SecretRef &ref, QObject *context, DoneHandler handler) override
    {
        auto *pending = new Pending<void>(context, std::move(handler));
        auto place = writablePlace(ref);
        if (!place)
            return pending->settleLater([error = place.error()]() -> Result<void> { return fail(error); });
        removeKeychain(place->name, pending);
    }

private:
    static Result<Place> writablePlace(const SecretRef &ref)
    {
        auto place = parsePlace(ref);
        if (place && !place->keychain)
            return fail(ErrorCode::InvalidArgument, "secret file", "files are only read; the operator keeps them",
                        kUnavailable);
        return place;
    }
};

} // namespace

std::unique_ptr<SecretStore> makeSystemSecretStore()
{
    return std::make_unique<SystemSecretStore>();
}

} // namespace preamar
