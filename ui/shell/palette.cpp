#include "ui/shell/palette.h"

#include "ui/style/figures.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/plainlabel.h"

#include <QAbstractListModel>
#include <QAccessible>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

QString foldedText(const QString &text)
{
    QString out;
    for (const QChar c : text.normalized(QString::NormalizationForm_D)) {
        if (c.category() != QChar::Mark_NonSpacing)
            out += c.toCaseFolded();
    }
    return out;
}

std::vector<std::size_t> bestEntries(const std::vector<PaletteEntry> &entries, const std::vector<QString> &folded,
                                     const QString &typed, std::size_t limit)
{
    const QString wanted = foldedText(typed.trimmed());
    const QStringList words = wanted.split(u' ', Qt::SkipEmptyParts);
    std::vector<std::pair<int, std::size_t>> found;
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const QString &text = folded[i];
        if (!std::all_of(words.begin(), words.end(), [&](const QString &word) { return text.contains(word); }))
            continue;
        int score = 3;
        if (text.startsWith(wanted))
            score = 0;
        else if (!words.isEmpty() && (text.contains(u' ' + words.front()) || text.contains(u'_' + words.front()) ||
                                      text.contains(u'-' + words.front()) || text.startsWith(words.front())))
            score = 1;
        found.emplace_back(score * 100 + entries[i].rank, i);
    }
    const std::size_t count = std::min(limit, found.size());
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count), found.end());
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < count; ++i)
        out.push_back(found[i].second);
    return out;
}

class PaletteModel final : public QAbstractListModel
{
public:
    enum Role { DetailRole = Qt::UserRole, IconRole, KeysRole };

    PaletteModel(std::vector<PaletteEntry> entries, QObject *parent)
        : QAbstractListModel(parent), m_entries(std::move(entries))
    {
        m_folded.reserve(m_entries.size());
        for (const auto &entry : m_entries)
            m_folded.push_back(foldedText(entry.title + u' ' + entry.detail));
    }
    void search(const QString &typed)
    {
        constexpr std::size_t kShown = 50;
        beginResetModel();
        m_shown = bestEntries(m_entries, m_folded, typed, kShown);
        endResetModel();
    }
    [[nodiscard]] const PaletteEntry *entry(int row) const
    {
        return row >= 0 && row < rowCount() ? &m_entries[m_shown[static_cast<std::size_t>(row)]] : nullptr;
    }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        const PaletteEntry *e = index.isValid() ? entry(index.row()) : nullptr;
        if (!e)
            return {};
        switch (role) {
        case Qt::DisplayRole:
            return e->title;
        case Qt::AccessibleTextRole:
            return e->detail.isEmpty() ? e->title : e->title + u", "_s + e->detail;
        case DetailRole:
            return e->detail;
        case IconRole:
            return e->icon;
        case KeysRole:
            return e->keys;
        default:
            return {};
        }
    }

private:
    std::vector<PaletteEntry> m_entries;
    std::vector<QString> m_folded;
    std::vector<std::size_t> m_shown;
};

namespace {

class PaletteDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {0, kControlHeight + kSpaceXs};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        const bool chosen = option.state & QStyle::State_Selected;
        if (chosen)
            painter->fillRect(option.rect, color(Token::Selection));
        QRect rest = option.rect.adjusted(kSpaceM, 0, -kSpaceM, 0);
        QRect sign(rest.left(), rest.center().y() - kIcon / 2 + 1, kIcon, kIcon);
        drawIcon(*painter, sign, index.data(PaletteModel::IconRole).toString(), chosen ? Token::Text : Token::Muted);
        rest.setLeft(sign.right() + kSpaceM);
        const QString keys = index.data(PaletteModel::KeysRole).toString();
        painter->setFont(textFont(TextRole::Caption));
        painter->setPen(color(chosen ? Token::Text : Token::Muted));
        if (!keys.isEmpty()) {
            painter->drawText(rest, Qt::AlignRight | Qt::AlignVCenter, keys);
            rest.setRight(rest.right() - painter->fontMetrics().horizontalAdvance(keys) - kSpaceM);
        }
        const QFont body = textFont(TextRole::Body, chosen);
        const QFontMetrics metrics(body);
        const QString detail = index.data(PaletteModel::DetailRole).toString();
        const int room = detail.isEmpty() ? rest.width() : rest.width() * 2 / 3;
        const QString title = metrics.elidedText(index.data().toString(), Qt::ElideMiddle, room);
        QRect name = rest;
        name.setWidth(metrics.horizontalAdvance(title) + kSpaceS);
        painter->setFont(body);
        painter->setPen(color(Token::Text));
        painter->drawText(name, static_cast<int>(Qt::AlignVCenter) | Qt::TextSingleLine, title);
        rest.setLeft(name.right() + kSpaceS);
        painter->setFont(textFont(TextRole::Caption));
        painter->setPen(color(chosen ? Token::Text : Token::Muted));
        painter->drawText(rest, static_cast<int>(Qt::AlignVCenter) | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(detail, Qt::ElideMiddle, rest.width()));
        painter->restore();
    }
};

} // namespace

Palette::Palette(std::vector<PaletteEntry> entries, QWidget *parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint), m_model(new PaletteModel(std::move(entries), this)),
      m_edit(new QLineEdit(this)), m_list(new QListView(this))
{
    setObjectName(u"palette"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Go to"));
    setAccessibleName(tr("Go to a page, a service, a context or an action"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kSpaceS, kSpaceS, kSpaceS, kSpaceS);
    column->setSpacing(kSpaceS);
    m_edit->setObjectName(u"paletteEdit"_s);
    m_edit->setPlaceholderText(tr("Page, service, context, action…"));
    m_edit->setAccessibleName(tr("Search"));
    m_edit->addAction(icon(u"search"_s, Token::Muted), QLineEdit::LeadingPosition);
    m_edit->installEventFilter(this);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setAccessibleName(tr("Found"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(m_edit);
    column->addWidget(m_list, 1);
    connect(m_edit, &QLineEdit::textChanged, this, &Palette::search);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { choose(index.row()); });
    resize(kWizardWidth, kPaletteHeight);
    if (parent) {
        const QPoint corner = parent->mapToGlobal(QPoint((parent->width() - width()) / 2, kHeaderHeight + kSpaceXl));
        move(corner);
    }
    search();
    m_edit->setFocus();
}

int Palette::shownCount() const
{
    return m_model->rowCount();
}

void Palette::search()
{
    m_model->search(m_edit->text());
    if (m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(0));
    announce();
}

// The focus stays where is typed; what Enter would do is said there.
void Palette::announce()
{
    const QModelIndex current = m_list->currentIndex();
    m_edit->setAccessibleDescription(current.isValid() ? current.data(Qt::AccessibleTextRole).toString()
                                                       : tr("Nothing fits."));
    QAccessibleEvent event(m_edit, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void Palette::choose(int row)
{
    const PaletteEntry *entry = m_model->entry(row);
    if (!entry)
        return;
    const auto run = entry->run;
    accept();
    run();
}

bool Palette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const int count = m_model->rowCount();
        const int row = m_list->currentIndex().row();
        int to = row;
        switch (key->key()) {
        case Qt::Key_Down:
            to = row + 1 < count ? row + 1 : 0;
            break;
        case Qt::Key_Up:
            to = row > 0 ? row - 1 : count - 1;
            break;
        case Qt::Key_PageDown:
            to = std::min(row + 8, count - 1);
            break;
        case Qt::Key_PageUp:
            to = std::max(row - 8, 0);
            break;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            choose(row);
            return true;
        default:
            return QDialog::eventFilter(watched, event);
        }
        if (count > 0) {
            m_list->setCurrentIndex(m_model->index(to));
            announce();
        }
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

void Palette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::Surface));
    painter.setPen(color(Token::Control));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace preamar::ui
