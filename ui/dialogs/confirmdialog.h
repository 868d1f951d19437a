// Asks once before what is hard to take back; where a rule demands it, the number must be typed (I-17) or a reason
// given.
#pragma once

#include <QDialog>
#include <QKeySequence>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

class QLineEdit;
class QPushButton;

namespace preamar::ui {

struct Question
{
    QString title;
    QString text;
    QStringList lines; // what it is about, one by one
    QString confirm;   // a verb: the label of the confirming button
    QString icon;
    bool isDangerous = false;
    std::optional<qint64> typed;     // must be typed before the button is enabled
    QString typedText;               // must be typed exactly, where no number is: the name of a context
    bool needsReason = false;        // a text that is recorded
    QString protectedContext;        // its name, where it is one
    std::vector<QKeySequence> chord; // pressed again, it confirms: for what must not take a second
};

class ConfirmDialog final : public QDialog
{
    Q_OBJECT
public:
    // Opens without blocking; `confirmed` gets the reason given, or an empty text. Deletes itself.
    static ConfirmDialog *ask(QWidget *parent, const Question &question,
                              std::function<void(const QString &)> confirmed);

private:
    ConfirmDialog(QWidget *parent, const Question &question, std::function<void(const QString &)> confirmed);
    QLineEdit *addField(const QString &label, const QString &name);
    void check();

    QString m_wanted;
    bool m_needsReason;
    QLineEdit *m_typed = nullptr;
    QLineEdit *m_reason = nullptr;
    QPushButton *m_confirm;
};

} // namespace preamar::ui
