// What the steps of a decision share: the inputs judged once, and the count as it is worked out. Internal to
// core/policy.
#pragma once

#include "core/limits/numbers.h"
#include "core/policy/decide.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace preamar::policy {

using limits::between;
using limits::ceilSeconds;
using limits::kLargestCount;

// Overload = demand above this share of the capacity (decisions.md, "Figures of a proposal").
inline constexpr double kOverloadShare = 0.8;

// A real number as a count in [0, kLargestCount]; infinite is the largest, NaN is 0.
[[nodiscard]] std::int64_t floorCount(double value);
[[nodiscard]] std::int64_t ceilCount(double value);
// Demand as percent of the capacity of `count` replicas.
[[nodiscard]] double percentOf(double demand, std::int64_t count, double limit);

// A metric whose demand can be divided by what one replica may use.
struct CapacityView
{
    MetricId id;
    double limit = 0.0;
    double target = 0.0;
    ReasonCode forecastHigh = ReasonCode::ForecastCpuHigh;
    ReasonCode measuredHigh = ReasonCode::MeasuredCpuHigh;
    bool relevant = false;              // must be low and well measured before a reduction
    std::optional<double> rising{};     // measured demand that may support a rise
    std::optional<double> falling{};    // … a reduction: replicas without a sample count at target (I-04)
    const Forecast *forecast = nullptr; // only where it may be used
};

struct Bounds
{
    std::int64_t min = 1;
    std::int64_t max = 1;
};

struct Assessment
{
    std::vector<CapacityView> capacity;
    std::vector<Reason> inputProblems;    // why no reduction may rest on these inputs (I-01 … I-04)
    std::vector<Reason> forecastProblems; // why a relevant metric is decided on measured demand only (I-11)
    std::vector<Reason> forecastLimits;   // relevant metrics that are decided on a forecast for a while only
    std::optional<double> requestsNow;
    const Forecast *requestsForecast = nullptr;
    std::int64_t basis = 1; // replicas that carry the load now: ready, and not more than ordered
    Bounds bounds;
};
[[nodiscard]] Assessment assess(const DecisionInput &input);

// The mean over the step that holds `t`. A forecast made some minutes ago ends that much too early: its last step then
// stands for `t`. nullptr where it, or how far it may be trusted, ends well before.
[[nodiscard]] const Quantiles *quantilesAt(const Forecast &forecast, Timestamp t);

// R1 on one set of demands, one per entry of Assessment::capacity (nullopt = unknown).
using Demands = std::vector<std::optional<double>>;
struct Rise
{
    std::int64_t target = 0;
    bool rounded = false;        // floor() did not rise
    bool alreadyOrdered = false; // enough replicas are ordered, they are not ready yet
    bool urgent = false;         // above 90 %
};
[[nodiscard]] std::optional<Rise> riseFor(const Assessment &assessed, const Demands &demands,
                                          const DecisionInput &input);
// All relevant metrics known and below the lower threshold.
[[nodiscard]] bool isLow(const Assessment &assessed, const Demands &demands, const DecisionInput &input);
// R1's reduction: max(1, floor(0.7 × current)).
[[nodiscard]] std::int64_t lowerTarget(std::int64_t current);
// The count that carries the measured demand and every look-ahead at target, rounded up: no reduction goes below.
// nullopt while a relevant measurement or forecast is not usable.
[[nodiscard]] std::optional<std::int64_t> countNeeded(const Assessment &assessed, Timestamp now);
// The same by what is measured alone.
[[nodiscard]] std::optional<std::int64_t> countNeededNow(const Assessment &assessed);
[[nodiscard]] Reason underused(const Assessment &assessed, const Demands &demands);
[[nodiscard]] Demands risingDemands(const Assessment &assessed);
[[nodiscard]] Demands fallingDemands(const Assessment &assessed);
// The medians forecast for `t`; where a forecast may not be trusted so far, what is measured.
[[nodiscard]] Demands demandsAt(const Assessment &assessed, Timestamp t);
// kryonix looks 30 min, 1 h and 2 h ahead (decisions.md, "Required inputs").
[[nodiscard]] std::span<const Millis> lookAheads();

struct Draft;
// A step may change draft.wanted and then returns why; also where it has a remark for its rung of the ladder.
using StepFunction = std::optional<Reason> (*)(Draft &draft);

// What a step is for decides whether it runs when replay asks for the preset alone (limits off).
enum class StepKind {
    Policy, // the preset and the operator's wishes: always
    Limit,  // the safety core and the state of things: only with limits
};
struct Step
{
    std::string_view name;
    StepFunction run;
    StepKind kind = StepKind::Limit;
};

// A preset is one sizing function, which sets draft.wanted to the count that carries the load and says why in
// draft.why, and its table of steps, in which the sizing is the step "capacity". One file, one row in presets.cpp.
struct Preset
{
    PresetInfo info;
    std::span<const Step> steps;
    bool byThresholds = false; // a reduction is wanted below a lower threshold, not by a target (R1)
};
struct Draft
{
    const DecisionInput &input;
    const Assessment &assessed;
    const Preset &preset;
    std::int64_t current = 0;
    std::int64_t wanted = 0;
    Priority priority = Priority::Low;
    bool rounded = false;         // the wanted count is only there because floor() did not rise
    bool alreadyOrdered = false;  // a rise was due, but enough replicas are on their way
    std::vector<Reason> blocks{}; // the state of things forbids any change
    std::vector<Reason> holds{};  // a rule forbids this change, or leaves nothing of it
    std::vector<Reason> why{};    // for the change
    std::vector<Reason> notes{};  // what a change was decided without, or how it was limited
    std::int64_t sized = 0;       // what the sizing wanted, before every other step
};

[[nodiscard]] const Preset *findPreset(std::string_view name);
// The parameter of the policy's preset: as set, else its default.
[[nodiscard]] double parameter(const Draft &draft, std::string_view name);

// --- the common chain, in order
std::optional<Reason> stepDemand(Draft &draft);        // what is measured and expected; changes nothing
std::optional<Reason> stepReactive(Draft &draft);      // R1 on what is measured: may raise, and confirms a reduction
std::optional<Reason> stepMeasuredFloor(Draft &draft); // the same for presets with a target instead of thresholds
std::optional<Reason> stepCalendar(Draft &draft);      // floors, ceilings and event factors
std::optional<Reason> stepExcess(Draft &draft);        // more replicas than the maximum
std::optional<Reason> stepInputs(Draft &draft);        // I-01 … I-05, I-09
std::optional<Reason> stepStabilization(Draft &draft); // I-10
std::optional<Reason> stepRate(Draft &draft);          // I-21
std::optional<Reason> stepBounds(Draft &draft);        // I-18 … I-20
std::optional<Reason> stepOwner(Draft &draft);         // freeze windows, owners, breakers (I-26, I-27)
std::optional<Reason> stepState(Draft &draft);         // I-06 … I-08, I-35
std::optional<Reason> stepCooldown(Draft &draft);      // I-22, for kryonix with R1's waits by priority
std::optional<Reason> stepMode(Draft &draft);

// --- sizing, one file each (size_<preset>.cpp)
std::optional<Reason> sizeKryonix(Draft &draft);
std::optional<Reason> sizeAiops(Draft &draft);
std::optional<Reason> sizeAurax(Draft &draft);
std::optional<Reason> sizeSchedule(Draft &draft);
std::optional<Reason> sizeStatic(Draft &draft);
std::optional<Reason> sizePreamar(Draft &draft);
std::optional<Reason> sizeHpa(Draft &draft);
std::optional<Reason> sizeLoadHpa(Draft &draft);
std::optional<Reason> stepHold(Draft &draft);  // the preset's own window: the largest count it sized of late
std::optional<Reason> stepRequests(Draft &draft); // R1's last rule, only in kryonix

// A rise by thresholds, with what explains it.
void adopt(Draft &draft, const Rise &rise);
// More replicas because of `reason`: the count rises to at least `target`.
void raiseTo(Draft &draft, std::int64_t target, Reason reason, Priority priority = Priority::Medium);

[[nodiscard]] std::optional<double> overloadRisk(const Assessment &assessed, std::int64_t replicas, Timestamp now,
                                                 Timestamp from, Timestamp to);
// Confidence, risk, money and the first predicted overload, for a decision whose count is settled.
void addFigures(Decision &decision, const Assessment &assessed, const DecisionInput &input);

} // namespace preamar::policy
