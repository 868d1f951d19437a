// The body of a write. Qt sends a request again when the connection ends early; it cannot with a body that does not
// rewind: sequential device, not buffered, explicit length = exactly one request on the wire (safety.md 0.1, N1).
#pragma once

#include <QByteArray>
#include <QIODevice>

#include <algorithm>
#include <cstring>
#include <utility>

namespace preamar::net {

class UploadBody final : public QIODevice
{
public:
    explicit UploadBody(QByteArray bytes) : m_bytes(std::move(bytes))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    [[nodiscard]] bool isSequential() const override { return true; }
    bool seek(qint64) override { return false; }
    [[nodiscard]] bool atEnd() const override { return m_position >= m_bytes.size(); }
    [[nodiscard]] qint64 bytesAvailable() const override
    {
        return m_bytes.size() - m_position + QIODevice::bytesAvailable();
    }

protected:
    qint64 readData(char *data, qint64 size) override
    {
        const auto n = std::min<qint64>(size, m_bytes.size() - m_position);
        if (n <= 0)
            return m_position >= m_bytes.size() ? -1 : 0;
        std::memcpy(data, m_bytes.constData() + m_position, static_cast<std::size_t>(n));
        m_position += n;
        return n;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_position = 0;
};

} // namespace preamar::net
