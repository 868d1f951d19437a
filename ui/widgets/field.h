// One entry of a form: its label, the entry, and below it what is expected — or, once it was left, what is wrong. What
// was typed stays as it was typed.
#pragma once

#include <QLineEdit>
#include <QWidget>

#include <functional>
#include <vector>

class QToolButton;

namespace preamar::ui {

class PlainLabel;

class Field final : public QWidget
{
    Q_OBJECT
public:
    using Check = std::function<QString(const QString &)>;

    // `expects` is said before there is an error. `name` is the object name of the entry.
    Field(const QString &label, const QString &expects, const char *name, QWidget *parent);

    [[nodiscard]] QLineEdit *edit() const { return m_edit; }
    [[nodiscard]] QString text() const; // cleaned of what came along from a clipboard
    void setText(const QString &text);
    void setCheck(Check check);
    // A button that chooses a file.
    void setChoosesFile(const QString &title);
    void setSecret();

    [[nodiscard]] QString problem() const;
    // Shows the problem from now on, as leaving the entry does. True where there is none.
    bool validate();
    // What a server or a rule said of this entry; gone with the next change.
    void showProblem(const QString &problem);
    // What was done with what was typed; instead of what is expected.
    void setNote(const QString &note);

Q_SIGNALS:
    void edited();
    void left();

private:
    void show();
    void chooseFile(const QString &title);

    QLineEdit *m_edit;
    PlainLabel *m_hint;
    QToolButton *m_choose = nullptr;
    QString m_label;
    QString m_expects;
    QString m_note;
    QString m_said;
    Check m_check;
    bool m_wasLeft = false;
};

// The first field with a problem is focused. True where none has one.
bool validateAll(const std::vector<Field *> &fields);

} // namespace preamar::ui
