#include "core/text/holidays.h"

#include "core/text/catalogue.h"

namespace preamar::text {

namespace {

const char *sourceOf(calendar::HolidayKind kind)
{
    using Kind = calendar::HolidayKind;
    switch (kind) {
    case Kind::NewYear:
        return QT_TRANSLATE_NOOP("holiday", "New Year");
    case Kind::CarnivalMonday:
        return QT_TRANSLATE_NOOP("holiday", "Carnival Monday");
    case Kind::CarnivalTuesday:
        return QT_TRANSLATE_NOOP("holiday", "Carnival Tuesday");
    case Kind::GoodFriday:
        return QT_TRANSLATE_NOOP("holiday", "Good Friday");
    case Kind::Easter:
        return QT_TRANSLATE_NOOP("holiday", "Easter");
    case Kind::Tiradentes:
        return QT_TRANSLATE_NOOP("holiday", "Tiradentes Day");
    case Kind::LabourDay:
        return QT_TRANSLATE_NOOP("holiday", "Labour Day");
    case Kind::CorpusChristi:
        return QT_TRANSLATE_NOOP("holiday", "Corpus Christi");
    case Kind::Independence:
        return QT_TRANSLATE_NOOP("holiday", "Independence Day");
    case Kind::Aparecida:
        return QT_TRANSLATE_NOOP("holiday", "Our Lady of Aparecida");
    case Kind::AllSouls:
        return QT_TRANSLATE_NOOP("holiday", "All Souls' Day");
    case Kind::Republic:
        return QT_TRANSLATE_NOOP("holiday", "Republic Day");
    case Kind::BlackConsciousness:
        return QT_TRANSLATE_NOOP("holiday", "Black Consciousness Day");
    case Kind::Christmas:
        return QT_TRANSLATE_NOOP("holiday", "Christmas");
    case Kind::Own:
        break;
    }
    return QT_TRANSLATE_NOOP("holiday", "Own date");
}

} // namespace

QString holidayName(const calendar::Holiday &holiday, Language language)
{
    if (holiday.kind == calendar::HolidayKind::Own && !holiday.name.empty())
        return plain(holiday.name);
    return phrase("holiday", sourceOf(holiday.kind), language);
}

} // namespace preamar::text
