#include "ui/widgets/field.h"

#include "ui/dialogs/entries.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/plainlabel.h"

#include <QAccessible>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

Field::Field(const QString &label, const QString &expects, const char *name, QWidget *parent)
    : QWidget(parent), m_edit(new QLineEdit(this)),
      m_hint(new PlainLabel(TextRole::Caption, PlainLabel::Fit::Wrap, this)), m_label(label), m_expects(expects)
{
    auto *caption = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, this);
    caption->setFont(textFont(TextRole::Body, true));
    caption->setPlain(label);
    caption->setBuddy(m_edit);
    m_edit->setObjectName(QString::fromLatin1(name));
    m_edit->setAccessibleName(label);
    m_hint->setObjectName(QString::fromLatin1(name) + u"-hint"_s);
    auto *row = new QHBoxLayout;
    tighten(row, kSpaceXs);
    row->addWidget(m_edit, 1);
    auto *column = new QVBoxLayout(this);
    tighten(column, kSpaceXs);
    column->addWidget(caption);
    column->addLayout(row);
    column->addWidget(m_hint);
    setFocusProxy(m_edit);
    connect(m_edit, &QLineEdit::textChanged, this, [this] {
        m_said.clear();
        m_note.clear();
        show();
        Q_EMIT edited();
    });
    connect(m_edit, &QLineEdit::editingFinished, this, [this] {
        const bool first = !m_wasLeft && !m_edit->text().isEmpty();
        m_wasLeft = m_wasLeft || first;
        show();
        Q_EMIT left();
    });
    show();
}

QString Field::text() const
{
    return entries::cleaned(m_edit->text());
}

void Field::setText(const QString &text)
{
    m_edit->setText(text);
    m_edit->setCursorPosition(0);
}

void Field::setCheck(Check check)
{
    m_check = std::move(check);
    show();
}

void Field::setSecret()
{
    m_edit->setEchoMode(QLineEdit::Password);
    m_edit->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase |
                                Qt::ImhSensitiveData);
}

void Field::setChoosesFile(const QString &title)
{
    m_choose = new QToolButton(this);
    m_choose->setIcon(icon(u"folder"_s));
    m_choose->setIconSize({kIcon, kIcon});
    m_choose->setAccessibleName(title);
    m_choose->setToolTip(title);
    static_cast<QHBoxLayout *>(layout()->itemAt(1)->layout())->addWidget(m_choose);
    connect(m_choose, &QToolButton::clicked, this, [this, title] { chooseFile(title); });
}

void Field::chooseFile(const QString &title)
{
    auto *dialog = new QFileDialog(this, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        setText(file);
        validate();
        Q_EMIT left();
    });
    dialog->open();
}

QString Field::problem() const
{
    if (!m_said.isEmpty())
        return m_said;
    return m_check ? m_check(m_edit->text()) : QString();
}

bool Field::validate()
{
    m_wasLeft = true;
    show();
    return problem().isEmpty();
}

void Field::showProblem(const QString &problem)
{
    m_said = problem;
    show();
}

void Field::setNote(const QString &note)
{
    m_note = note;
    show();
}

void Field::show()
{
    const QString wrong = m_wasLeft || !m_said.isEmpty() ? problem() : QString();
    const bool isNew = !wrong.isEmpty() && m_hint->plainText() != wrong;
    setStyleProperty(m_edit, "wrong", !wrong.isEmpty());
    if (!wrong.isEmpty()) {
        m_hint->setTone(Tone::Crit);
        m_hint->setPlain(wrong);
    } else {
        if (m_note.isEmpty())
            m_hint->setMuted();
        else
            m_hint->setTone(Tone::Info);
        m_hint->setPlain(m_note.isEmpty() ? m_expects : m_note);
    }
    m_hint->setVisible(!m_hint->plainText().isEmpty());
    m_edit->setAccessibleDescription(m_hint->plainText());
    if (isNew) {
        QAccessibleEvent event(m_hint, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

bool validateAll(const std::vector<Field *> &fields)
{
    Field *first = nullptr;
    for (auto *field : fields) {
        if (!field->validate() && !first)
            first = field;
    }
    if (first)
        first->edit()->setFocus(Qt::OtherFocusReason);
    return !first;
}

} // namespace preamar::ui
