// What the window remembers between starts: its place, columns, saved views, what was last looked at. Never anything
// that an engine decides by. One small JSON file, replaced as a whole, so that a crash leaves the old one or the new
// one.
#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QObject>
#include <QString>
#include <QTimer>

namespace preamar::ui {

class UiState : public QObject
{
    Q_OBJECT
public:
    explicit UiState(QObject *parent = nullptr);
    ~UiState() override; // writes what was not written yet

    // From now on kept in this file; a missing or damaged one is an empty state. Empty: in memory only.
    void open(const QString &file);
    // Keys are "page.thing".
    [[nodiscard]] QJsonValue value(const QString &key, const QJsonValue &otherwise = {}) const;
    void setValue(const QString &key, const QJsonValue &value);
    // At once, rather than a second later. False where the file cannot be written: the state lives on in memory.
    bool flush();

private:
    QString m_file;
    QJsonObject m_values;
    QTimer m_later;
    bool m_isDirty = false;
};

} // namespace preamar::ui
