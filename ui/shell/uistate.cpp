#include "ui/shell/uistate.h"

#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

namespace preamar::ui {

namespace {
constexpr int kLaterMs = 1000;
constexpr qint64 kLargest = 1 << 20;
} // namespace

UiState::UiState(QObject *parent) : QObject(parent)
{
    m_later.setSingleShot(true);
    m_later.setInterval(kLaterMs);
    connect(&m_later, &QTimer::timeout, this, &UiState::flush);
}

UiState::~UiState()
{
    flush();
}

void UiState::open(const QString &file)
{
    flush();
    m_file = file;
    m_values = {};
    m_isDirty = false;
    QFile in(file);
    if (in.size() > kLargest || !in.open(QIODevice::ReadOnly))
        return;
    m_values = QJsonDocument::fromJson(in.read(kLargest)).object();
}

QJsonValue UiState::value(const QString &key, const QJsonValue &otherwise) const
{
    const auto it = m_values.constFind(key);
    return it == m_values.constEnd() ? otherwise : it.value();
}

void UiState::setValue(const QString &key, const QJsonValue &value)
{
    if (m_values.value(key) == value)
        return;
    m_values.insert(key, value);
    m_isDirty = true;
    m_later.start();
}

bool UiState::flush()
{
    m_later.stop();
    if (!m_isDirty || m_file.isEmpty())
        return true;
    // What could not be written (a full disk, a folder that went read-only) is tried again with the next change.
    QSaveFile out(m_file);
    if (!out.open(QIODevice::WriteOnly))
        return false;
    out.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    const QByteArray bytes = QJsonDocument(m_values).toJson(QJsonDocument::Compact);
    if (out.write(bytes) != bytes.size() || !out.commit())
        return false;
    m_isDirty = false;
    return true;
}

} // namespace preamar::ui
