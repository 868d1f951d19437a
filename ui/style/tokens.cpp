#include "ui/style/tokens.h"

#include "ui/style/theme.h"

#include <array>

namespace preamar::ui::style {

namespace {

struct Row
{
    Token token;
    QRgb light;
    QRgb dark;
};

// Contrast of the pairs: text at least 7:1 on window, surface and sunken; muted text and status colours at least 4.5:1
// on their grounds; control outlines at least 3:1.
constexpr std::array kRows{
    Row{Token::Window, 0xF4F7F9, 0x0D151E},   Row{Token::Surface, 0xFFFFFF, 0x15202C},
    Row{Token::Sunken, 0xE9EEF3, 0x0A1018},   Row{Token::Hover, 0xEDF2F6, 0x1C2937},
    Row{Token::Border, 0xD3DCE4, 0x293848},   Row{Token::Control, 0x7C8B99, 0x6F8396},
    Row{Token::Text, 0x15202B, 0xE6EDF3},     Row{Token::Muted, 0x4E5D6C, 0xA5B4C3},
    Row{Token::Accent, 0x0A6A8A, 0x4FB9DB},   Row{Token::AccentHover, 0x085871, 0x74CBE6},
    Row{Token::OnAccent, 0xFFFFFF, 0x05212B}, Row{Token::Selection, 0xCFE8F1, 0x17465A},
    Row{Token::Ok, 0x1A7A48, 0x4CC38A},       Row{Token::OkOn, 0xE1F3E8, 0x12301F},
    Row{Token::Warn, 0x8F5A00, 0xE5AC4E},     Row{Token::WarnOn, 0xFFF0D2, 0x33270F},
    Row{Token::Crit, 0xB3261E, 0xF48B82},     Row{Token::CritHover, 0x8F1D17, 0xF7A7A0},
    Row{Token::CritOn, 0xFBE3E1, 0x3A1B1A},   Row{Token::OnCrit, 0xFFFFFF, 0x2B0A08},
    Row{Token::Info, 0x1F5FA8, 0x84B5F2},     Row{Token::InfoOn, 0xE2EDFA, 0x13294A},
    Row{Token::History, 0x2B4A66, 0xC3D3E2},  Row{Token::Series1, 0x0072B2, 0x4DA6DB},
    Row{Token::Series2, 0xD55E00, 0xFF8A3D},  Row{Token::Series3, 0x009E73, 0x35C79B},
    Row{Token::Series4, 0xB0578D, 0xE39AC4},  Row{Token::Series5, 0xB07A00, 0xF0B93A},
    Row{Token::Series6, 0x3E8FC4, 0x8CCBF2},  Row{Token::Series7, 0x5F6B76, 0xA9B5C1},
};

} // namespace

QColor color(Token token, Scheme scheme)
{
    for (const auto &row : kRows) {
        if (row.token == token)
            return QColor::fromRgb(scheme == Scheme::Dark ? row.dark : row.light);
    }
    return {};
}

QColor color(Token token)
{
    return color(token, currentScheme());
}

QColor color(Token token, int percentOpaque)
{
    QColor c = color(token);
    c.setAlpha(percentOpaque * 255 / 100);
    return c;
}

Token foregroundOf(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return Token::Muted;
    case Tone::Ok:
        return Token::Ok;
    case Tone::Warn:
        return Token::Warn;
    case Tone::Crit:
        return Token::Crit;
    case Tone::Info:
        return Token::Info;
    case Tone::Accent:
        return Token::Accent;
    }
    return Token::Muted;
}

Token backgroundOf(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return Token::Sunken;
    case Tone::Ok:
        return Token::OkOn;
    case Tone::Warn:
        return Token::WarnOn;
    case Tone::Crit:
        return Token::CritOn;
    case Tone::Info:
        return Token::InfoOn;
    case Tone::Accent:
        return Token::Selection;
    }
    return Token::Sunken;
}

} // namespace preamar::ui::style
