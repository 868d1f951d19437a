#include "core/platform/lab/load.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace preamar::lab {

namespace {

constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kZoneSeconds = -3 * 3600; // the shop's local time, UTC-3 all year
// A workload is overloaded above this share of its capacity (decisions.md, Figures of a proposal).
constexpr double kOverload = 0.8;
constexpr double kSlowestSeconds = 30.0;

// Streams of random numbers, one per use, so that no two uses share a cell.
enum Stream : std::uint64_t {
    White = 1,
    Slow,
    RequestNoise,
    MemoryNoise,
    Wander,
    Burst,
    BurstSize,
    Schedule,
    Gap,
    Answer
};

std::int64_t floorDiv(std::int64_t a, std::int64_t b)
{
    const auto q = a / b;
    return a % b < 0 ? q - 1 : q;
}

// Smooth noise in [-1, 1]: one random number per node, eased between nodes.
double valueNoise(std::uint64_t key, std::uint64_t stream, std::int64_t seconds, std::int64_t spacing)
{
    const auto node = floorDiv(seconds, spacing);
    const double f = static_cast<double>(seconds - node * spacing) / static_cast<double>(spacing);
    const double eased = f * f * (3.0 - 2.0 * f);
    const double a = uniform(key, stream, node) * 2.0 - 1.0;
    const double b = uniform(key, stream, node + 1) * 2.0 - 1.0;
    return a + (b - a) * eased;
}

// A bounded random walk: octaves from 15 min to a day whose strength grows with the square root of their length, so
// that at every horizon the present value is the best guess there is.
double wandering(std::uint64_t key, std::int64_t seconds)
{
    double sum = 0.0;
    double strength = 0.09;
    std::int64_t octave = 0;
    for (std::int64_t spacing = 900; spacing < kDay; spacing *= 2) {
        sum += strength * valueNoise(mix(key + static_cast<std::uint64_t>(++octave)), Wander, seconds, spacing);
        strength *= std::numbers::sqrt2;
    }
    return sum;
}

// 1 at the hour of the peak, falling smoothly around the clock.
double bump(double hour, double peak, double sharpness)
{
    return std::exp(sharpness * (std::cos((hour - peak) * std::numbers::pi / 12.0) - 1.0));
}

double smoothStep(double x)
{
    const double c = std::clamp(x, 0.0, 1.0);
    return c * c * (3.0 - 2.0 * c);
}

} // namespace

std::uint64_t mix(std::uint64_t x)
{
    x += 0x9E3779B97F4A7C15ULL;
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31U);
}

std::uint64_t textKey(std::string_view text)
{
    std::uint64_t hash = 0xCBF29CE484222325ULL; // FNV-1a
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    return mix(hash);
}

double uniform(std::uint64_t key, std::uint64_t stream, std::int64_t cell)
{
    const auto bits = mix(mix(key ^ (stream << 56U)) ^ static_cast<std::uint64_t>(cell));
    return static_cast<double>(bits >> 11U) * 0x1.0p-53;
}

LoadModel::LoadModel(std::string_view scenario, std::uint64_t seed, const LabService &service)
    : m_service(&service), m_key(mix(textKey(scenario) ^ mix(seed)) ^ textKey(service.name)),
      m_hourShift(uniform(m_key, 0, 1) * 0.5 - 0.25), m_minuteShift(uniform(m_key, 0, 2) * 4.0 - 2.0),
      m_scale(0.985 + 0.03 * uniform(m_key, 0, 3))
{}

double LoadModel::calendar(double hour, int weekday, double dayFraction, std::int64_t seconds) const
{
    const LabLoad &l = m_service->load;
    double level = l.floor;
    if (l.floor < 1.0) {
        const double shape = bump(hour, l.peakHour + m_hourShift, l.sharpness) +
                             l.secondPeak * bump(hour, l.secondPeakHour + m_hourShift, l.sharpness);
        level += (1.0 - l.floor) * shape;
    }
    const auto dayFactor = [&l](int day) { return day == 6 ? l.saturday : day == 0 ? l.sunday : 1.0; };
    // Nobody's customers change their habits at the stroke of midnight: the last hour leads over to the next day.
    const double lead = smoothStep((dayFraction - 23.0 / 24.0) * 24.0);
    level *= dayFactor(weekday) * (1.0 - lead) + dayFactor((weekday + 1) % 7) * lead;
    if (l.wave > 0.0) {
        const double minute = static_cast<double>(seconds % 3600) / 60.0;
        const double phase = (minute - l.waveMinute - m_minuteShift) * std::numbers::pi / 30.0;
        level *= 1.0 + l.wave * std::tanh(2.2 * std::cos(phase)) / std::tanh(2.2);
    }
    if (l.growth > 0.0) {
        const double week = static_cast<double>(seconds + 17 * kDay) / static_cast<double>(7 * kDay);
        const double place = week - 8.0 * std::floor(week / 8.0);
        level *= 1.0 + l.growth * (place < 7.0 ? place / 7.0 : 1.0 - smoothStep(place - 7.0));
    }
    return level;
}

double LoadModel::bursts(std::int64_t seconds) const
{
    const LabLoad &l = m_service->load;
    if (l.burstsPerDay <= 0.0)
        return 0.0;
    // One chance per slot; a burst starts in the first half of its slot and may reach into the next.
    const auto slot = static_cast<std::int64_t>(static_cast<double>(kDay) / (2.0 * l.burstsPerDay));
    double sum = 0.0;
    const auto here = floorDiv(seconds, slot);
    for (const auto i : {here - 1, here}) {
        if (uniform(m_key, Burst, 4 * i) >= 0.5)
            continue;
        const double start = static_cast<double>(slot) * 0.5 * uniform(m_key, Burst, 4 * i + 1);
        const double decay = 300.0 + 900.0 * uniform(m_key, Burst, 4 * i + 2);
        const double size = 0.6 + 0.4 * uniform(m_key, BurstSize, i);
        const double age = static_cast<double>(seconds - i * slot) - start;
        if (age >= 0.0)
            sum += size * smoothStep(age / 90.0) * std::exp(-age / decay);
    }
    return l.burst * sum;
}

double LoadModel::scheduled(std::int64_t localSeconds) const
{
    const LabLoad &l = m_service->load;
    double level = 0.0;
    const auto today = floorDiv(localSeconds, kDay);
    for (const auto day : {today - 1, today}) {
        const int weekday = static_cast<int>((day % 7 + 11) % 7); // 1970-01-01 was a Thursday; 0 = Sunday
        if (l.shape == LabShape::Campaigns && weekday == 0)
            continue;
        for (std::size_t i = 0; i < l.hours.size(); ++i) {
            const auto cell = day * 16 + static_cast<std::int64_t>(i);
            const double late = 240.0 * uniform(m_key, Schedule, cell);
            const double age = static_cast<double>(localSeconds - day * kDay) - l.hours[i] * 3600.0 - late;
            const double left = l.lasts * 3600.0 - age;
            level += l.height * smoothStep(age / 300.0) * smoothStep(left / 600.0);
        }
    }
    return level;
}

LoadModel::Level LoadModel::level(Timestamp t) const
{
    const LabLoad &l = m_service->load;
    const auto seconds = toMillis(floorTo(t, kScrape)) / 1000;
    const auto local = seconds + kZoneSeconds;
    const auto day = floorDiv(local, kDay);
    const double dayFraction = static_cast<double>(local - day * kDay) / static_cast<double>(kDay);
    Level out;
    out.planned = m_scale * calendar(dayFraction * 24.0, static_cast<int>((day % 7 + 11) % 7), dayFraction, seconds);
    if (!l.hours.empty())
        out.planned += scheduled(local);
    double now = out.planned + bursts(seconds);
    if (l.wander > 0.0)
        now *= std::exp(l.wander * wandering(m_key, seconds));
    now *= 1.0 + l.noise * valueNoise(m_key, Slow, seconds, 1'500);
    now *= 1.0 + l.noise * (uniform(m_key, White, seconds / 15) * 2.0 - 1.0);
    out.now = std::max(now, 0.005);
    return out;
}

bool LoadModel::covers(Timestamp t) const
{
    const auto &recording = m_service->recording;
    const auto cell = recording ? floorDiv(toMillis(t) - recording->startMillis, kScrape.count()) : 0;
    return !recording || (cell >= 0 && cell < static_cast<std::int64_t>(recording->cores.size()));
}

Demand LoadModel::demand(Timestamp t) const
{
    const LabService &s = *m_service;
    if (s.recording) {
        Demand recorded;
        if (covers(t))
            recorded.cpuCores = s.recording->cores[static_cast<std::size_t>((toMillis(t) - s.recording->startMillis) / kScrape.count())];
        return recorded;
    }
    const Level l = level(t);
    const auto seconds = toMillis(floorTo(t, kScrape)) / 1000;
    Demand out;
    out.cpuCores = l.now * s.use * static_cast<double>(s.replicas) * s.cpuLimit;
    // Memory follows slowly: it keeps what was planned more than what happens just now.
    out.memoryLoad =
        s.memoryLoad * (0.8 * l.planned + 0.2 * l.now) * (1.0 + 0.01 * valueNoise(m_key, MemoryNoise, seconds, 1'800));
    out.requests = s.requests * l.now * (1.0 + 0.02 * (uniform(m_key, RequestNoise, seconds / 15) * 2.0 - 1.0));
    return out;
}

Figures LoadModel::figures(const Demand &demand, std::int64_t ready) const
{
    const LabService &s = *m_service;
    const double capacity = static_cast<double>(ready) * s.cpuLimit;
    const double offered = demand.cpuCores / capacity;
    const double over = std::max(0.0, offered - kOverload);
    const double lost = offered > 1.0 ? 1.0 - 1.0 / offered : 0.0;
    Figures out;
    // A recording is what was asked for, as replay plays it; what is made shows what the replicas could give.
    out.cpuCores = s.recording ? demand.cpuCores : std::min(demand.cpuCores, capacity);
    out.memoryBytes = s.memoryBase * static_cast<double>(ready) + demand.memoryLoad;
    if (s.memoryLimit)
        out.memoryBytes = std::min(out.memoryBytes, *s.memoryLimit * static_cast<double>(ready));
    if (s.requests > 0.0) {
        out.requests = demand.requests;
        // Queues lengthen slowly below the overload mark and steeply above it.
        out.latencyP95 =
            std::min(kSlowestSeconds, s.latency * (1.0 + 0.6 * offered * offered + 60.0 * over * over + 40.0 * lost));
        out.errorRatio = std::min(1.0, 0.001 + 0.5 * over * over + 0.8 * lost);
    }
    return out;
}

bool metricGap(std::uint64_t seed, std::size_t services, std::size_t index, Timestamp t)
{
    const auto key = mix(seed ^ 0x6761707321ULL);
    const auto seconds = toMillis(floorTo(t, kScrape)) / 1000;
    const auto half = floorDiv(seconds, kDay / 2);
    // The first half of a UTC day always has a gap, the second one on every other day.
    if (half % 2 != 0 && uniform(key, Gap, 4 * half) < 0.5)
        return false;
    const auto struck = static_cast<std::size_t>(uniform(key, Gap, 4 * half + 1) * static_cast<double>(services));
    if (struck != index)
        return false;
    const double start = (static_cast<double>(kDay) / 2.0 - 600.0) * uniform(key, Gap, 4 * half + 2);
    const double length = 150.0 + 210.0 * uniform(key, Gap, 4 * half + 3);
    const double age = static_cast<double>(seconds - half * (kDay / 2)) - start;
    return age >= 0.0 && age < length;
}

Millis slowAnswer(std::uint64_t seed, Timestamp t)
{
    const auto key = mix(seed ^ 0x736C6F7721ULL);
    const auto cell = floorDiv(toMillis(t), 300'000);
    if (uniform(key, Answer, 2 * cell) >= 0.015)
        return Millis{0};
    return Millis{300 + static_cast<std::int64_t>(500.0 * uniform(key, Answer, 2 * cell + 1))};
}

} // namespace preamar::lab
