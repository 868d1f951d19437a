// The one stylesheet. Widgets say what they are by dynamic properties (card, tone, role); looks are decided here.
#include "ui/style/metrics.h"
#include "ui/style/theme.h"

#include <QRegularExpression>
#include <QString>

#include <array>
#include <utility>

namespace preamar::ui::style {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kColors{
    std::pair{"@window", Token::Window},
    std::pair{"@surface", Token::Surface},
    std::pair{"@sunken", Token::Sunken},
    std::pair{"@hover", Token::Hover},
    std::pair{"@border", Token::Border},
    std::pair{"@control", Token::Control},
    std::pair{"@text", Token::Text},
    std::pair{"@muted", Token::Muted},
    std::pair{"@accentHover", Token::AccentHover},
    std::pair{"@accent", Token::Accent},
    std::pair{"@onAccent", Token::OnAccent},
    std::pair{"@selection", Token::Selection},
    std::pair{"@okOn", Token::OkOn},
    std::pair{"@ok", Token::Ok},
    std::pair{"@warnOn", Token::WarnOn},
    std::pair{"@warn", Token::Warn},
    std::pair{"@critHover", Token::CritHover},
    std::pair{"@critOn", Token::CritOn},
    std::pair{"@crit", Token::Crit},
    std::pair{"@onCrit", Token::OnCrit},
    std::pair{"@infoOn", Token::InfoOn},
    std::pair{"@info", Token::Info},
};

constexpr auto kSheet = R"(
QToolTip { background: @surface; color: @text; border: 1px solid @control; padding: 4px 6px; }
QMainWindow, QDialog { background: @window; }
QDialog[protected="true"] { border-top: 3px solid @crit; }
QLabel { background: transparent; }
QLabel[tone="muted"] { color: @muted; }
QLabel[tone="ok"] { color: @ok; }
QLabel[tone="warn"] { color: @warn; }
QLabel[tone="crit"] { color: @crit; }
QLabel[tone="info"] { color: @info; }
QLabel[tone="accent"] { color: @accent; }
QScrollArea, QScrollArea > QWidget > QWidget[role="content"] { background: transparent; border: none; }
QWidget[role="page"] { background: @window; }

QFrame[role="header"] { background: @surface; border: none; border-bottom: 1px solid @border; }
QFrame[role="header"][protected="true"] { border-top: 3px solid @crit; }
QFrame[role="navigation"] { background: @surface; border: none; border-right: 1px solid @border; }
QFrame[role="works"] { background: @surface; border: none; border-top: 1px solid @border; }
QFrame[role="separator"] { background: @border; border: none; }
QFrame[card="true"] { background: @surface; border: 1px solid @border; border-radius: 8px; }
QFrame[card="true"][attention="true"] { border-color: @accent; }
QFrame[link="true"]:hover { background: @hover; }
QFrame[card="true"]:focus { border: 2px solid @accent; }
QFrame[banner="info"] { background: @infoOn; border: none; border-bottom: 1px solid @border; }
QFrame[banner="warn"] { background: @warnOn; border: none; border-bottom: 1px solid @border; }
QFrame[banner="crit"] { background: @critOn; border: none; border-bottom: 1px solid @border; }
QFrame[banner="ok"] { background: @okOn; border: none; border-bottom: 1px solid @border; }
QFrame[sunken="true"] { background: @sunken; border: none; border-radius: 6px; }

QPushButton { background: @surface; color: @text; border: 1px solid @control; border-radius: 6px; padding: 0 12px; min-height: @px(30); }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @sunken; }
QPushButton:focus { border: 2px solid @accent; padding: 0 11px; min-height: @px(30-2); }
QPushButton:disabled { color: @muted; border-color: @border; background: @window; }
QPushButton[kind="primary"] { background: @accent; color: @onAccent; border-color: @accent; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: @accentHover; border-color: @accentHover; }
QPushButton[kind="primary"]:focus { border-color: @text; }
QPushButton[kind="primary"]:disabled { background: @sunken; color: @muted; border-color: @border; }
QPushButton[kind="danger"] { background: @surface; color: @crit; border-color: @crit; }
QPushButton[kind="danger"]:hover { background: @critOn; }
QPushButton[kind="danger"]:disabled { color: @muted; border-color: @border; background: @window; }
QPushButton[kind="dangerFilled"] { background: @crit; color: @onCrit; border-color: @crit; font-weight: 600; }
QPushButton[kind="dangerFilled"]:hover { background: @critHover; border-color: @critHover; }
QPushButton[kind="dangerFilled"]:disabled { background: @sunken; color: @muted; border-color: @border; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; color: @accent; }
QPushButton[kind="quiet"]:hover { background: @hover; }
QPushButton[kind="quiet"]:focus { border-color: @accent; }
QPushButton[kind="nav"] { background: transparent; color: @text; border: none; border-left: 3px solid transparent; border-radius: 0; padding: 0 12px 0 13px; min-height: @px(36); text-align: left; }
QPushButton[kind="nav"]:hover { background: @hover; }
QPushButton[kind="nav"]:checked { background: @selection; border-left: 3px solid @accent; font-weight: 600; }
QPushButton[kind="nav"]:disabled { color: @muted; background: transparent; border-left: 3px solid transparent; font-weight: 400; }
QPushButton[kind="nav"]:focus { border: 2px solid @accent; padding: 0 10px 0 14px; min-height: @px(36-4); }
QPushButton[kind="nav"]:focus:checked { border-left: 3px solid @accent; padding: 0 10px 0 13px; }
QPushButton[kind="search"] { background: @sunken; border: 1px solid @border; color: @muted; text-align: left; padding: 0 8px; }
QPushButton[kind="search"]:hover { border-color: @control; }
QPushButton[kind="search"]:focus { border: 2px solid @accent; padding: 0 7px; }
QPushButton[kind="segment"] { background: @surface; border: 1px solid @border; border-radius: 6px; color: @muted; padding: 0 10px; }
QPushButton[kind="segment"][tight="true"] { padding: 0 4px; }
QPushButton[kind="segment"]:hover { background: @hover; }
QPushButton[kind="segment"]:checked { background: @selection; color: @text; border-color: @accent; }
QPushButton[kind="segment"]:focus { border: 2px solid @accent; padding: 0 9px; }
QPushButton[kind="segment"][tight="true"]:focus { padding: 0 3px; }
QPushButton[kind="door"] { background: @surface; border: 1px solid @border; border-radius: 8px; text-align: left; padding: 0; min-height: @px(230); }
QPushButton[kind="door"]:hover { border-color: @accent; background: @hover; }
QPushButton[kind="door"]:focus { border: 2px solid @accent; min-height: @px(230-2); }
QPushButton[kind="door"]:disabled { background: @window; border: 1px dashed @control; }
QPushButton[kind="key"] { background: @sunken; border: 1px solid @border; border-bottom: 2px solid @control; font-weight: 600; padding: 0 8px; min-height: @px(23); text-align: left; }
QPushButton[kind="key"]:hover { background: @hover; border-color: @control; }
QPushButton[kind="key"]:focus { border: 2px solid @accent; padding: 0 7px; min-height: @px(22); }
QPushButton[kind="key"][waits="true"] { background: @selection; font-weight: 400; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; min-width: @px(28); min-height: @px(28); }
QToolButton:hover { background: @hover; }
QToolButton:focus { border: 2px solid @accent; }
QToolButton[kind="framed"] { background: @surface; color: @text; border: 1px solid @control; padding: 0 8px; }
QToolButton[kind="framed"]:hover { background: @hover; }
QToolButton[kind="framed"]:focus { border: 2px solid @accent; }
QToolButton:disabled { background: transparent; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QSpinBox, QDateTimeEdit, QComboBox, QPlainTextEdit { background: @surface; color: @text; border: 1px solid @control; border-radius: 6px; padding: 0 8px; min-height: @px(30); selection-background-color: @selection; selection-color: @text; }
QPlainTextEdit { padding: 4px; }
QLineEdit:focus, QSpinBox:focus, QDateTimeEdit:focus, QComboBox:focus, QPlainTextEdit:focus { border: 2px solid @accent; padding: 0 7px; min-height: @px(30-2); }
QLineEdit[wrong="true"] { border: 2px solid @crit; padding: 0 7px; min-height: @px(30-2); }
QLineEdit[readOnly="true"] { background: @window; color: @muted; }
QListWidget[role="sections"] { background: transparent; border: none; }
QListWidget[role="sections"]::item { min-height: @px(32); padding: 0 8px; border-radius: 6px; }
QListWidget[role="sections"]::item:selected { background: @selection; color: @text; }
QListWidget[role="sections"]::item:selected:focus { border: 2px solid @accent; padding: 0 6px; }
QLineEdit:disabled, QSpinBox:disabled, QDateTimeEdit:disabled, QComboBox:disabled { color: @muted; border-color: @border; background: @window; }
QLineEdit > QToolButton { border: none; min-width: 0; min-height: 0; background: transparent; }
QCheckBox { spacing: 8px; min-height: @px(24); }
QCheckBox::indicator { width: @px(14); height: @px(14); border: 1px solid @control; border-radius: 3px; background: @surface; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url(:/icons/@scheme/tick.svg); }
QCheckBox:focus { color: @accent; }
QCheckBox::indicator:focus { border: 2px solid @accent; width: @px(14-2); height: @px(14-2); }
QComboBox::drop-down, QDateTimeEdit::drop-down { border: none; width: 24px; }
QComboBox::down-arrow, QDateTimeEdit::down-arrow { image: url(:/icons/@scheme/chevron.svg); width: 12px; height: 12px; }
QTimeEdit::up-arrow, QTimeEdit::down-arrow { image: none; width: 0; height: 0; }
QComboBox QAbstractItemView { background: @surface; color: @text; border: 1px solid @control; selection-background-color: @selection; selection-color: @text; outline: none; }
QSpinBox::up-button, QSpinBox::down-button, QDateTimeEdit::up-button, QDateTimeEdit::down-button { width: 0; border: none; }
QMenu { background: @surface; color: @text; border: 1px solid @control; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: @selection; }
QMenu::item:disabled { color: @muted; }
QMenu::separator { height: 1px; background: @border; margin: 4px 8px; }
QMenu::indicator { width: 12px; height: 12px; left: 6px; }

QTableView, QListView { background: @surface; color: @text; border: 1px solid @border; border-radius: 8px; gridline-color: @border; selection-background-color: @selection; selection-color: @text; outline: none; }
QListView[role="cards"] { background: transparent; border: none; }
QListView[role="cards"]:focus { border: 2px solid @accent; }
QTableView:focus { border: 1px solid @accent; }
QTableView::item { padding: 0 8px; border: none; border-bottom: 1px solid @border; }
QTableView::item:selected { background: @selection; color: @text; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: @muted; border: none; border-bottom: 1px solid @control; padding: 0 8px; min-height: @px(30); font-weight: 600; }
QHeaderView::down-arrow { image: url(:/icons/@scheme/chevron.svg); width: 10px; height: 10px; }
QHeaderView::up-arrow { image: url(:/icons/@scheme/chevron-up.svg); width: 10px; height: 10px; }
QTableCornerButton::section { background: @surface; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: @control; border-radius: 3px; min-height: 32px; margin: 2px 3px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle:horizontal { background: @control; border-radius: 3px; min-width: 32px; margin: 3px 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: @sunken; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
)";

// A height that holds text is written @px(30), or @px(30-2) where a wider border takes two pixels of it.
QString withTextLengths(const QString &sheet)
{
    static const QRegularExpression length(u"@px\\((\\d+)(-\\d+)?\\)"_s);
    QString out;
    qsizetype from = 0;
    for (auto matches = length.globalMatch(sheet); matches.hasNext();) {
        const auto match = matches.next();
        const int pixels = TextLength(match.captured(1).toInt()) + match.captured(2).toInt();
        out += sheet.mid(from, match.capturedStart() - from) + QString::number(pixels) + u"px"_s;
        from = match.capturedEnd();
    }
    return out + sheet.mid(from);
}

} // namespace

QString styleSheet(Scheme scheme)
{
    QString sheet = withTextLengths(QString::fromLatin1(kSheet));
    sheet.replace(u"@scheme"_s, scheme == Scheme::Dark ? u"dark"_s : u"light"_s);
    for (const auto &[name, token] : kColors)
        sheet.replace(QLatin1StringView(name), color(token, scheme).name(QColor::HexRgb));
    return sheet;
}

} // namespace preamar::ui::style
