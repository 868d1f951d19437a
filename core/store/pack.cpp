#include "core/store/pack.h"

#include "core/store/rows.h"

#include <QByteArray>

#include <limits>

namespace preamar::store {

namespace {

constexpr int kLevel = 1; // a cycle must not wait for the last percent
constexpr std::uint32_t kMaxSize = 256U << 20U;
constexpr std::size_t kMaxRatio = 1100; // deflate cannot do better than 1032 to 1

} // namespace

std::string pack(std::string_view bytes)
{
    return qCompress(QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size())), kLevel).toStdString();
}

Result<std::string> unpack(std::string_view packed, const char *where)
{
    const auto bad = [where] {
        return refuse(ErrorCode::Storage, where, "a packed value cannot be read", ReasonCode::JournalDamaged);
    };
    if (packed.size() < 4)
        return bad();
    std::uint32_t size = 0; // qCompress() writes it first, big-endian
    for (std::size_t i = 0; i < 4; ++i)
        size = (size << 8U) | static_cast<unsigned char>(packed[i]);
    if (size > kMaxSize || size > packed.size() * kMaxRatio)
        return bad();
    const auto bytes = qUncompress(QByteArray::fromRawData(packed.data(), static_cast<qsizetype>(packed.size())));
    if (static_cast<std::size_t>(bytes.size()) != size)
        return bad();
    return bytes.toStdString();
}

} // namespace preamar::store
