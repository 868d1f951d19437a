#include "ui/dialogs/rightsdialog.h"

#include "ui/dialogs/checks.h"
#include "ui/shell/console.h"
#include "ui/shell/words.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/plainlabel.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {

using Need = AccessRights::Right::Need;

CheckLine lineOf(const AccessRights::Right &right)
{
    const QString what = words::plain(right.what, 120);
    if (right.isAllowed)
        return {.rung = CheckLine::Rung::Read, .tone = Tone::Ok, .text = what};
    switch (right.need) {
    case Need::Read:
        return {.rung = CheckLine::Rung::Read,
                .tone = Tone::Crit,
                .text = RightsDialog::tr("%1 — missing: nothing can be watched without it").arg(what)};
    case Need::Scale:
        return {.rung = CheckLine::Rung::Scale,
                .tone = Tone::Warn,
                .text = RightsDialog::tr("%1 — missing: replicas cannot be changed").arg(what)};
    case Need::Optional:
        break;
    }
    return {.rung = CheckLine::Rung::Metrics,
            .tone = Tone::Neutral,
            .text = RightsDialog::tr("%1 — missing, but not needed everywhere").arg(what)};
}

} // namespace

RightsDialog::RightsDialog(Console &console, const ContextConfig &config, QWidget *parent)
    : QDialog(parent), m_checks(new CheckList(this)),
      m_verdict(new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, this)), m_role(new QPlainTextEdit(this)),
      m_copy(makeButton(tr("Copy the role"), u"copy"_s, "", this))
{
    setObjectName(u"rightsDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    const QString title = tr("Permissions in %1").arg(words::plain(config.name.str(), 60));
    setWindowTitle(title);
    setFixedWidth(kWizardWidth);
    auto *heading = new PlainLabel(TextRole::Page, PlainLabel::Fit::Elide, this);
    heading->setFont(textFont(TextRole::Page, true));
    heading->setPlain(title);
    m_verdict->setObjectName(u"rightsVerdict"_s);
    auto *inner = new QWidget(this);
    inner->setProperty("role", u"content"_s);
    auto *lines = new QVBoxLayout(inner);
    lines->setContentsMargins(kSpaceM, kSpaceS, kSpaceM, kSpaceS);
    lines->addWidget(m_checks);
    lines->addStretch(1);
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setMinimumHeight(kListHeight);
    area->setWidget(inner);
    m_role->setReadOnly(true);
    m_role->setObjectName(u"rightsRole"_s);
    m_role->setAccessibleName(tr("Role to ask an administrator for"));
    m_role->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_role->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_role->setTabChangesFocus(true);
    m_role->setMinimumHeight(kListHeight);
    m_copy->setObjectName(u"rightsCopy"_s);
    auto *close = makeButton(tr("Close"), {}, "", this);
    close->setObjectName(u"rightsClose"_s);
    auto *row = new QHBoxLayout;
    tighten(row, kSpaceS);
    row->addWidget(m_copy);
    row->addStretch(1);
    row->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kSpaceXl, kSpaceXl, kSpaceXl, kSpaceL);
    column->setSpacing(kSpaceM);
    column->addWidget(heading);
    column->addWidget(m_verdict);
    column->addWidget(area, 1);
    column->addWidget(m_role, 1);
    column->addLayout(row);
    m_role->hide();
    m_copy->hide();
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_role->toPlainText());
        m_copy->setText(tr("Copied"));
    });
    m_verdict->setMuted();
    m_verdict->setPlain(tr("Asking the cluster…"));
    console.accessRights(config, this, [this](const Result<AccessRights> &rights) { show(rights); });
}

void RightsDialog::show(const Result<AccessRights> &rights)
{
    if (!rights) {
        m_verdict->setTone(Tone::Crit);
        m_verdict->setPlain(words::error(rights.error()));
        return;
    }
    std::vector<CheckLine> lines;
    for (const auto &right : rights->rights)
        lines.push_back(lineOf(right));
    m_checks->setLines(lines);
    const auto lacks = [&](Need need) {
        return std::any_of(rights->rights.begin(), rights->rights.end(),
                           [need](const auto &r) { return r.need == need && !r.isAllowed; });
    };
    m_verdict->setTone(lacks(Need::Read) ? Tone::Crit : lacks(Need::Scale) ? Tone::Warn : Tone::Ok);
    m_verdict->setPlain(lacks(Need::Read)    ? tr("This credential may not read what Preamar needs to watch.")
                        : lacks(Need::Scale) ? tr("This credential may watch, but not change replicas.")
                                             : tr("This credential may do all that Preamar needs."));
    m_role->setPlainText(QString::fromStdString(rights->missingRole));
    m_role->setVisible(!rights->missingRole.empty());
    m_copy->setVisible(!rights->missingRole.empty());
    adjustSize();
}

} // namespace preamar::ui
