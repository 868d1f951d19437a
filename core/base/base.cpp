#include "core/base/clock.h"
#include "core/base/digest.h"
#include "core/base/enumnames.h"
#include "core/base/error.h"
#include "core/base/ids.h"

#include <QCryptographicHash>
#include <QFile>
#include <QRandomGenerator>

#include <ctime>

namespace preamar {

namespace {

constexpr auto kErrorNames = enumNames<ErrorCode>({{ErrorCode::InvalidArgument, "InvalidArgument"},
                                                   {ErrorCode::InsufficientData, "InsufficientData"},
                                                   {ErrorCode::Unauthenticated, "Unauthenticated"},
                                                   {ErrorCode::PermissionDenied, "PermissionDenied"},
                                                   {ErrorCode::NotFound, "NotFound"},
                                                   {ErrorCode::Conflict, "Conflict"},
                                                   {ErrorCode::Unavailable, "Unavailable"},
                                                   {ErrorCode::Timeout, "Timeout"},
                                                   {ErrorCode::RateLimited, "RateLimited"},
                                                   {ErrorCode::Protocol, "Protocol"},
                                                   {ErrorCode::Storage, "Storage"},
                                                   {ErrorCode::Cancelled, "Cancelled"}});

}  // namespace

std::string_view toString(ErrorCode code)
{
    return kErrorNames.name(code);
}

Timestamp SystemClock::wall() const
{
    return std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now());
}

BootTime SystemClock::boot() const
{
#if defined(CLOCK_BOOTTIME)
    std::timespec ts{};
    clock_gettime(CLOCK_BOOTTIME, &ts);
    return BootTime{Millis{ts.tv_sec * 1000 + ts.tv_nsec / 1'000'000}};
#else
    // macOS: the monotonic clock counts sleep; Windows: the interrupt time behind steady_clock does too on current versions.
    return BootTime{std::chrono::duration_cast<Millis>(std::chrono::steady_clock::now().time_since_epoch())};
#endif
}

std::string SystemClock::bootId() const
{
    static const std::string id = [] {
        QFile file(QStringLiteral("/proc/sys/kernel/random/boot_id"));
        if (file.open(QIODevice::ReadOnly))
            return file.readAll().trimmed().toStdString();
        return std::string("boot");
    }();
    return id;
}

std::string newUlid(std::int64_t unixMillis)
{
    static constexpr char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::string out(26, '0');
    auto time = static_cast<std::uint64_t>(unixMillis);
    for (int i = 9; i >= 0; --i) {
        out[static_cast<std::size_t>(i)] = alphabet[time & 31U];
        time >>= 5U;
    }
    for (std::size_t i = 10; i < 26; ++i)
        out[i] = alphabet[QRandomGenerator::system()->bounded(32)];
    return out;
}

std::string sha256Hex(std::string_view bytes)
{
    return QCryptographicHash::hash(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())),
                                    QCryptographicHash::Sha256)
        .toHex()
        .toStdString();
}

}  // namespace preamar
