#include "core/forecast/bytes.h"
#include "core/forecast/calendarmodel.h"
#include "core/forecast/calibrated.h"
#include "core/forecast/selection.h"

#include <cmath>

namespace preamar::forecast {

namespace {

constexpr std::uint64_t kLayout = 1;

// How the model's bytes are to be read.
enum class Kind : std::uint64_t { None, Calibrated, Own };
// Added to the kind where the model is seen through the calendar.
constexpr std::uint64_t kThroughCalendar = 8;

void write(ByteWriter &out, const BackTest &test)
{
    out.text(test.model);
    out.f64(test.relMae);
    out.f64(test.wape);
    out.f64(test.coverage80);
    out.u64(static_cast<std::uint64_t>(std::max(0, test.origins)));
}

BackTest readBackTest(ByteReader &in)
{
    BackTest test;
    test.model = in.text();
    test.relMae = in.f64();
    test.wape = in.f64();
    test.coverage80 = in.f64();
    test.origins = static_cast<int>(in.u64());
    return test;
}

// A model without a back-test keeps the bands it was fitted with; its bytes are its forecaster's.
Kind kindOf(const Selection &selection)
{
    if (!selection.model)
        return Kind::None;
    const bool combination = selection.name == "combination" || selection.name == "combination-full";
    return selection.all.empty() || combination ? Kind::Own : Kind::Calibrated;
}

} // namespace

std::string saveSelection(const Selection &selection)
{
    ByteWriter out;
    out.text(selection.name);
    out.text(selection.version);
    write(out, selection.chosen);
    out.size(selection.all.size());
    for (const auto &test : selection.all)
        write(out, test);
    out.u64(selection.eligible ? 1 : 0);
    out.text(selection.ineligibleReason);
    out.numbers(selection.reasonNumbers);
    out.u64(static_cast<std::uint64_t>(kindOf(selection)) +
            (hasKnownFuture(selection.model.get()) ? kThroughCalendar : 0));
    out.text(selection.model ? selection.model->save() : std::string());
    // Written only where it says something, so that what was stored before stays readable.
    if (selection.trustedSteps)
        out.size(*selection.trustedSteps);
    return seal("selection", kLayout, out.bytes());
}

Result<Selection> loadSelection(std::string_view bytes)
{
    const auto payload = unseal("selection", kLayout, bytes);
    if (!payload)
        return fail(payload.error());
    ByteReader in(*payload);
    Selection selection;
    selection.name = in.text();
    selection.version = in.text();
    selection.chosen = readBackTest(in);
    const std::size_t tests = in.size();
    for (std::size_t i = 0; i < tests && in.ok(); ++i)
        selection.all.push_back(readBackTest(in));
    selection.eligible = in.u64() != 0;
    selection.ineligibleReason = in.text();
    selection.reasonNumbers = in.numbers();
    const std::uint64_t stored = in.u64();
    const bool throughCalendar = stored >= kThroughCalendar;
    const std::uint64_t kind = throughCalendar ? stored - kThroughCalendar : stored;
    const std::string model = in.text();
    if (in.ok() && !in.atEnd())
        selection.trustedSteps = in.size();
    const Forecaster *forecaster = findForecaster(selection.name);
    if (!in.atEnd() || kind > static_cast<std::uint64_t>(Kind::Own) || (kind != 0 && !forecaster))
        return fail(ErrorCode::Protocol, "selection bytes", "fields do not fit");
    if (kind == static_cast<std::uint64_t>(Kind::None))
        return selection;
    const auto load = [&](std::string_view own) {
        return kind == static_cast<std::uint64_t>(Kind::Own) ? forecaster->load(own) : loadCalibrated(own);
    };
    auto loaded = throughCalendar ? loadWithKnownFuture(model, load) : load(model);
    if (!loaded)
        return fail(loaded.error());
    selection.model = std::move(*loaded);
    return selection;
}

} // namespace preamar::forecast
