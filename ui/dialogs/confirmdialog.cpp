#include "ui/dialogs/confirmdialog.h"

#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/plainlabel.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

ConfirmDialog *ConfirmDialog::ask(QWidget *parent, const Question &question,
                                  std::function<void(const QString &)> confirmed)
{
    auto *dialog = new ConfirmDialog(parent, question, std::move(confirmed));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

ConfirmDialog::ConfirmDialog(QWidget *parent, const Question &question, std::function<void(const QString &)> confirmed)
    : QDialog(parent), m_wanted(question.typed ? QString::number(*question.typed) : question.typedText),
      m_needsReason(question.needsReason)
{
    setObjectName(u"confirmDialog"_s);
    setWindowTitle(question.title);
    setFixedWidth(kDialogWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kSpaceXl, kSpaceXl, kSpaceXl, kSpaceL);
    column->setSpacing(kSpaceM);

    if (!question.protectedContext.isEmpty()) {
        auto *chip = new Chip(this);
        chip->setState(Tone::Crit, u"shield"_s, tr("Production: %1").arg(question.protectedContext));
        column->addWidget(chip);
    }
    auto *title = new PlainLabel(TextRole::Section, PlainLabel::Fit::Wrap, this);
    title->setFont(textFont(TextRole::Section, true));
    title->setPlain(question.title);
    auto *text = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, this);
    text->setPlain(question.text);
    text->setObjectName(u"confirmText"_s);
    column->addWidget(title);
    column->addWidget(text);

    if (!question.lines.isEmpty()) {
        auto *list = new QListWidget(this);
        list->setObjectName(u"confirmLines"_s);
        list->setAccessibleName(question.title);
        list->addItems(question.lines);
        list->setMaximumHeight(kListHeight);
        list->setSelectionMode(QAbstractItemView::NoSelection);
        column->addWidget(list);
    }
    if (!m_wanted.isEmpty())
        m_typed = addField(tr("Type %1 to confirm").arg(m_wanted), u"confirmTyped"_s);
    if (m_needsReason)
        m_reason = addField(tr("Reason (it is recorded)"), u"confirmReason"_s);

    auto *cancel = makeButton(tr("Cancel"), {}, "", this);
    cancel->setObjectName(u"confirmCancel"_s);
    m_confirm = makeButton(question.confirm, question.icon, question.isDangerous ? "dangerFilled" : "primary", this);
    m_confirm->setObjectName(u"confirmButton"_s);
    // Return must never confirm: the harmless button is the default one.
    cancel->setDefault(true);
    auto *buttons = new QHBoxLayout;
    tighten(buttons, kSpaceS);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_confirm);
    column->addSpacing(kSpaceS);
    column->addLayout(buttons);

    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_confirm, &QPushButton::clicked, this, [this, confirmed = std::move(confirmed)] {
        const QString reason = m_reason ? m_reason->text().trimmed() : QString();
        accept();
        confirmed(reason);
    });
    for (const auto &keys : question.chord)
        connect(new QShortcut(keys, this), &QShortcut::activated, m_confirm, [this] { m_confirm->click(); });
    setStyleProperty(this, "protected", !question.protectedContext.isEmpty());
    if (m_typed)
        m_typed->setFocus();
    else if (m_reason)
        m_reason->setFocus();
    else
        cancel->setFocus();
    check();
}

QLineEdit *ConfirmDialog::addField(const QString &label, const QString &name)
{
    auto *caption = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, this);
    caption->setPlain(label);
    auto *field = new QLineEdit(this);
    field->setObjectName(name);
    field->setAccessibleName(label);
    layout()->addWidget(caption);
    layout()->addWidget(field);
    connect(field, &QLineEdit::textChanged, this, &ConfirmDialog::check);
    return field;
}

void ConfirmDialog::check()
{
    const bool typed = !m_typed || m_typed->text().trimmed() == m_wanted;
    const bool reasoned = !m_reason || !m_reason->text().trimmed().isEmpty();
    m_confirm->setEnabled(typed && reasoned);
}

} // namespace preamar::ui
