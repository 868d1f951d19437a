#include "ui/style/theme.h"

#include "core/base/enumnames.h"
#include "ui/style/metrics.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QPalette>
#include <QStyleFactory>

// The icons sit in a static library: without this call the linker drops them.
static void loadIcons()
{
    Q_INIT_RESOURCE(resources);
}

namespace preamar::ui::style {

using namespace Qt::StringLiterals;

namespace {

Scheme g_scheme = Scheme::Light;
bool g_isCompact = false;

constexpr auto kNames =
    enumNames<ThemeChoice>({{ThemeChoice::Auto, "auto"}, {ThemeChoice::Light, "light"}, {ThemeChoice::Dark, "dark"}});

constexpr int kBody = 13;

constexpr TextLength pixelSize(TextRole role)
{
    switch (role) {
    case TextRole::Caption:
        return TextLength(11);
    case TextRole::Body:
        break;
    case TextRole::Section:
        return TextLength(15);
    case TextRole::Page:
        return TextLength(20);
    case TextRole::Figure:
        return TextLength(28);
    }
    return TextLength(kBody);
}

// Body text is never smaller than what the person chose for the desktop: its font's size, with the platform's text
// scale, which reaches us in the logical resolution.
int platformTextPercent()
{
    return QFontInfo(QFontDatabase::systemFont(QFontDatabase::GeneralFont)).pixelSize() * 100 / kBody;
}

Scheme platformScheme()
{
    static const Scheme found = [] {
        const QPalette p = QApplication::palette();
        return p.color(QPalette::Window).lightness() < p.color(QPalette::WindowText).lightness() ? Scheme::Dark
                                                                                                 : Scheme::Light;
    }();
    return found;
}

QPalette paletteOf(Scheme scheme)
{
    const auto c = [scheme](Token t) { return color(t, scheme); };
    QPalette p;
    p.setColor(QPalette::Window, c(Token::Window));
    p.setColor(QPalette::WindowText, c(Token::Text));
    p.setColor(QPalette::Base, c(Token::Surface));
    p.setColor(QPalette::AlternateBase, c(Token::Window));
    p.setColor(QPalette::Text, c(Token::Text));
    p.setColor(QPalette::PlaceholderText, c(Token::Muted));
    p.setColor(QPalette::Button, c(Token::Surface));
    p.setColor(QPalette::ButtonText, c(Token::Text));
    p.setColor(QPalette::BrightText, c(Token::Crit));
    p.setColor(QPalette::Highlight, c(Token::Selection));
    p.setColor(QPalette::HighlightedText, c(Token::Text));
    p.setColor(QPalette::Link, c(Token::Accent));
    p.setColor(QPalette::LinkVisited, c(Token::Accent));
    p.setColor(QPalette::ToolTipBase, c(Token::Surface));
    p.setColor(QPalette::ToolTipText, c(Token::Text));
    p.setColor(QPalette::Light, c(Token::Surface));
    p.setColor(QPalette::Midlight, c(Token::Sunken));
    p.setColor(QPalette::Mid, c(Token::Border));
    p.setColor(QPalette::Dark, c(Token::Control));
    p.setColor(QPalette::Shadow, c(Token::Border));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, c(Token::Muted));
    return p;
}

} // namespace

std::optional<ThemeChoice> parseTheme(const std::string &text)
{
    return kNames.value(text);
}

std::string themeName(ThemeChoice choice)
{
    return std::string(kNames.name(choice));
}

void applyTheme(QApplication &app, ThemeChoice choice)
{
    const Scheme platform = platformScheme();
    static bool prepared = false;
    if (!prepared) {
        prepared = true;
        loadIcons();
        QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
        setTextPercent(platformTextPercent());
        QApplication::setFont(textFont(TextRole::Body));
    }
    g_scheme = choice == ThemeChoice::Auto ? platform : choice == ThemeChoice::Dark ? Scheme::Dark : Scheme::Light;
    QApplication::setPalette(paletteOf(g_scheme));
    app.setStyleSheet(styleSheet(g_scheme));
}

void setCompact(bool isCompact)
{
    g_isCompact = isCompact;
}

int rowHeight()
{
    return g_isCompact ? kRowHeightCompact : kRowHeight;
}

Scheme currentScheme()
{
    return g_scheme;
}

QFont textFont(TextRole role, bool strong)
{
    static const QString family = [] {
        const QString inter = u"Inter"_s;
        return QFontDatabase::hasFamily(inter) ? inter : QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
    }();
    QFont f(family);
    f.setPixelSize(pixelSize(role));
    f.setWeight(strong ? QFont::DemiBold : QFont::Normal);
    return f;
}

} // namespace preamar::ui::style
