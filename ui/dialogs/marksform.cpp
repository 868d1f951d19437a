#include "ui/dialogs/marksform.h"

#include "ui/dialogs/entries.h"
#include "ui/shell/words.h"
#include "ui/style/contextmark.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field.h"
#include "ui/widgets/plainlabel.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {

QCheckBox *addSwitch(QWidget *page, const QString &title, const QString &meaning, const char *name)
{
    auto *box = new QCheckBox(title, page);
    box->setObjectName(QString::fromLatin1(name));
    box->setAccessibleDescription(meaning);
    auto *text = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Wrap, page);
    text->setMuted();
    text->setPlain(meaning);
    text->setContentsMargins(kSpaceXl, 0, 0, 0);
    auto *column = new QVBoxLayout;
    tighten(column, 0);
    column->addWidget(box);
    column->addWidget(text);
    static_cast<QVBoxLayout *>(page->layout())->addLayout(column);
    return box;
}

} // namespace

MarksForm::MarksForm(QWidget *parent) : QWidget(parent), m_colors(new QButtonGroup(this))
{
    auto *column = new QVBoxLayout(this);
    tighten(column, kSpaceM);
    m_protected = addSwitch(this, tr("Production"),
                            tr("Marked in the header, on every card and in every dialog; asks for the context's name "
                               "before what cannot be taken back."),
                            "contextProtected");
    m_readOnly = addSwitch(this, tr("Read-only"), tr("Watch, forecast and recommend; never change anything."),
                           "contextReadOnly");
    m_backfill = addSwitch(this, tr("Fetch the history"),
                           tr("Up to 14 days from Prometheus, in the background of the next cycles."), "contextBackfill");
    m_backfill->setChecked(true);
    auto *caption = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, this);
    caption->setFont(textFont(TextRole::Body, true));
    caption->setPlain(tr("Colour"));
    column->addWidget(caption);
    auto *row = new QHBoxLayout;
    tighten(row, kSpaceS);
    const auto addColor = [&](const QString &title, const std::string &color, int id) {
        auto *button = makeButton(title, {}, "segment", this);
        button->setCheckable(true);
        button->setObjectName(u"contextColor-"_s + QString::fromStdString(color));
        if (!color.empty())
            button->setIcon(contextMarkIcon(color));
        m_colors->addButton(button, id);
        row->addWidget(button);
    };
    addColor(tr("None"), {}, 0);
    int id = 1;
    for (const auto color : contextColors())
        addColor(contextColorName(std::string(color)), std::string(color), id++);
    row->addStretch(1);
    m_colors->button(0)->setChecked(true);
    column->addLayout(row);
    m_price = new Field(tr("Price per replica and hour (optional)"),
                        tr("For the cost of a proposal; without it no money is shown."), "contextPrice", this);
    m_price->setCheck(&entries::priceProblem);
    column->addWidget(m_price);
    column->addStretch(1);
    connect(m_colors, &QButtonGroup::idClicked, this, &MarksForm::changed);
    connect(m_price, &Field::edited, this, &MarksForm::changed);
    for (auto *box : {m_protected, m_readOnly, m_backfill})
        connect(box, &QCheckBox::toggled, this, &MarksForm::changed);
}

void MarksForm::fill(const ContextConfig &config)
{
    m_protected->setChecked(config.isProtected);
    m_readOnly->setChecked(config.readOnly);
    m_backfill->setChecked(config.backfill);
    if (config.price)
        m_price->setText(text::localeOf(words::language()).toString(*config.price, 'g', 10));
    const auto colors = contextColors();
    for (std::size_t i = 0; i < colors.size(); ++i) {
        if (colors[i] == config.color)
            m_colors->button(static_cast<int>(i) + 1)->setChecked(true);
    }
}

void MarksForm::apply(ContextConfig &config) const
{
    config.isProtected = m_protected->isChecked();
    config.readOnly = m_readOnly->isChecked();
    config.backfill = m_backfill->isChecked();
    config.price = entries::priceOf(m_price->edit()->text());
    const auto chosen = static_cast<std::size_t>(std::max(0, m_colors->checkedId()));
    config.color = chosen == 0 ? std::string() : std::string(contextColors()[chosen - 1]);
}

bool MarksForm::isReadOnly() const
{
    return m_readOnly->isChecked();
}

} // namespace preamar::ui
