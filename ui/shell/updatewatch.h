// Looks for a newer version where a person switched it on: once a week at most, quietly, never in front of anything.
#pragma once

#include "core/engine/updates.h"

#include <QObject>
#include <QString>
#include <QTimer>

namespace preamar::ui {

class Console;
class UiState;

// What is kept of it with the window's state. Off, and without an address, until a person says otherwise.
struct UpdateChoice
{
    bool isOn = false;
    QString feed;
};
[[nodiscard]] UpdateChoice updateChoice(const UiState &state);
void setUpdateChoice(UiState &state, const UpdateChoice &choice);

class UpdateWatch final : public QObject
{
    Q_OBJECT
public:
    UpdateWatch(Console &console, QObject *parent);

    void start();
    // This version is not told again.
    void dismiss(const QString &version);

Q_SIGNALS:
    void found(const QString &version, const QString &page);

private:
    void look();

    Console &m_console;
    QTimer m_timer;
};

} // namespace preamar::ui
