#include "core/platform/prometheus/prometheusparse.h"

#include "core/domain/reason.h"
#include "core/platform/possible.h"

#include <charconv>
#include <cmath>
#include <set>

namespace preamar::prometheus {

namespace {

constexpr std::size_t kDetail = 300;
constexpr Millis kAheadOfServer{Seconds{60}};

std::string cut(std::string text)
{
    if (text.size() > kDetail)
        text.resize(kDetail);
    return text;
}

// The meaning of errorType and status (protocols.md D.1).
ErrorCode codeOf(int status, const std::string &type)
{
    if (status == 401)
        return ErrorCode::Unauthenticated;
    if (status == 403)
        return ErrorCode::PermissionDenied;
    if (status == 404 || type == "not_found")
        return ErrorCode::NotFound;
    if (status == 429)
        return ErrorCode::RateLimited;
    if (type == "timeout" || status == 408 || status == 504)
        return ErrorCode::Timeout;
    if (status == 400 || status == 422)
        return ErrorCode::InvalidArgument;
    return status >= 500 ? ErrorCode::Unavailable : ErrorCode::Protocol;
}

std::optional<Timestamp> timeOf(const Json &seconds)
{
    if (!seconds.is_number())
        return std::nullopt;
    const double s = seconds.get<double>();
    // Year 10000 in milliseconds still fits; what does not is no time.
    if (!std::isfinite(s) || std::abs(s) > 253'402'300'800.0)
        return std::nullopt;
    return fromMillis(std::llround(s * 1000.0));
}

// The parts of one workload's measurement, as the marks of the union tell them apart.
struct Parts
{
    int values = 0;
    bool histogram = false;
    bool repeated = false;
    std::optional<double> value;
    std::optional<double> time;
    std::optional<double> count;
    std::optional<double> dup;
};

Measurement missing(Fault fault)
{
    Measurement m;
    m.fault = fault;
    return m;
}

Measurement judge(const Parts &parts, const MetricId &metric, std::optional<Timestamp> evaluated, Millis staleAfter,
                  bool warned)
{
    if (parts.repeated || (parts.dup && *parts.dup > 1.0))
        return missing(Fault::Duplicate);
    if (parts.histogram)
        return missing(Fault::Impossible);
    if (parts.values == 0)
        return missing(Fault::Empty);
    if (!parts.value)
        return missing(Fault::NotFinite);
    if (*parts.value < 0.0 && !platform::mayBeNegative(metric))
        return missing(Fault::Negative);
    if (!platform::isPossible(metric, *parts.value))
        return missing(Fault::Impossible);
    Measurement m;
    m.value = parts.value;
    m.quality = Quality::Ok;
    m.fault = Fault::None;
    m.replicasMeasured = parts.count;
    if (parts.time)
        m.at = timeOf(Json(*parts.time));
    if (m.at && evaluated && *m.at > *evaluated + kAheadOfServer)
        return missing(Fault::Impossible);
    // An unknown age is as good as a great one.
    if (!m.at || !evaluated || *evaluated - *m.at > staleAfter) {
        m.quality = Quality::Stale;
        m.fault = Fault::Stale;
    }
    if (warned) {
        m.quality = Quality::Partial;
        m.fault = Fault::Warning;
    }
    return m;
}

void take(Parts &parts, const std::string &mark, const Json *point)
{
    const Json *text = point != nullptr && point->is_array() && point->size() == 2 ? &(*point)[1] : nullptr;
    const auto number = text == nullptr ? std::nullopt : finiteValue(*text);
    const auto set = [&](std::optional<double> &slot) {
        parts.repeated = parts.repeated || slot.has_value();
        slot = number;
    };
    if (mark == "value") {
        parts.repeated = parts.repeated || parts.values > 0;
        ++parts.values;
        parts.histogram = point == nullptr;
        parts.value = number;
    } else if (mark == "time") {
        set(parts.time);
    } else if (mark == "count") {
        set(parts.count);
    } else if (mark == "dup") {
        set(parts.dup);
    }
}

std::vector<Sample> samplesOf(const Json *values, const MetricId &metric)
{
    const bool negativeAllowed = platform::mayBeNegative(metric);
    std::vector<Sample> out;
    if (values == nullptr || !values->is_array())
        return out;
    out.reserve(values->size());
    for (const Json &point : *values) {
        if (!point.is_array() || point.size() != 2)
            continue;
        const auto at = timeOf(point[0]);
        const auto v = finiteValue(point[1]);
        if (at && v && (*v >= 0.0 || negativeAllowed) && platform::isPossible(metric, *v) && (out.empty() || out.back().at < *at))
            out.push_back({*at, *v});
    }
    return out;
}

// The values of one or several labels ("namespace, pod"), joined by a slash; nullopt where one is missing or empty.
std::optional<std::string> keyIn(const Json &labels, const std::string &names)
{
    std::string out;
    for (std::size_t start = 0; start <= names.size();) {
        const auto comma = std::min(names.find(", ", start), names.size());
        const auto value = stringAt(labels, names.substr(start, comma - start));
        if (!value || value->empty())
            return std::nullopt;
        out += (start == 0 ? "" : "/") + *value;
        start = comma + 2;
    }
    return out;
}

std::vector<std::string> warningsIn(const Json &root)
{
    std::vector<std::string> out;
    if (const Json *list = find(root, "warnings"); list != nullptr && list->is_array()) {
        for (const Json &w : *list)
            out.push_back(w.is_string() ? cut(w.get_ref<const std::string &>()) : "warning");
    }
    if (boolAt(root, "isPartial").value_or(false))
        out.emplace_back("isPartial");
    return out;
}

} // namespace

Result<Envelope> parseEnvelope(int status, std::string_view body, const std::string &where, JsonLimits limits)
{
    auto root = parseJson(body, where, limits);
    if (!root) {
        const auto code = status == 200 ? ErrorCode::Protocol : codeOf(status, {});
        return fail(code, where, "HTTP " + std::to_string(status) + ", " + root.error().detail,
                    std::string(toString(ReasonCode::AnswerNotJson)));
    }
    const auto said = stringAt(*root, "status").value_or("");
    if (status / 100 != 2 || said != "success") {
        const auto type = stringAt(*root, "errorType").value_or("");
        return fail(codeOf(status, type), where,
                    cut(stringAt(*root, "error").value_or("HTTP " + std::to_string(status))));
    }
    const Json *data = find(*root, "data");
    const Json *result = data == nullptr ? nullptr : find(*data, "result");
    const auto type = data == nullptr ? std::nullopt : stringAt(*data, "resultType");
    if (result == nullptr || !type)
        return fail(ErrorCode::Protocol, where, "no result in the answer");
    Envelope out{.resultType = *type, .result = {}, .warnings = warningsIn(*root)};
    // The document is ours: its largest part moves instead of being copied.
    out.result = std::move(const_cast<Json &>(*result));
    return out;
}

std::optional<double> finiteValue(const Json &text)
{
    if (!text.is_string())
        return std::nullopt;
    const auto &s = text.get_ref<const std::string &>();
    double v = 0.0;
    const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), v);
    if (error != std::errc{} || end != s.data() + s.size() || !std::isfinite(v))
        return std::nullopt;
    return v;
}

namespace {

// 0 … count−1, or count for anything else.
std::size_t placeIn(const std::optional<std::string> &text, std::size_t count)
{
    std::size_t i = count;
    if (text)
        std::from_chars(text->data(), text->data() + text->size(), i);
    return std::min(i, count);
}

} // namespace

Result<LatestOfOwn> parseOwn(int status, std::string_view body, std::span<const OwnQuery> queries, Millis staleAfter)
{
    auto envelope = parseEnvelope(status, body, "own query");
    if (!envelope)
        return fail(std::move(envelope.error()));
    if (envelope->resultType != "vector" || !envelope->result.is_array())
        return fail(ErrorCode::Protocol, "own query", "resultType " + cut(envelope->resultType) + ", expected vector");
    LatestOfOwn out;
    std::vector<Parts> parts(queries.size());
    for (const Json &series : envelope->result) {
        const Json *labels = find(series, "metric");
        const auto place = labels == nullptr ? std::nullopt : stringAt(*labels, "preamar_own");
        const auto mark = labels == nullptr ? std::nullopt : stringAt(*labels, "preamar");
        const Json *point = find(series, "value");
        const std::size_t i = placeIn(place, queries.size());
        if (i == queries.size() || !mark)
            continue;
        if (point != nullptr && point->is_array() && !point->empty()) {
            if (const auto at = timeOf((*point)[0]))
                out.evaluated = at;
        }
        take(parts[i], *mark, point);
    }
    for (std::size_t i = 0; i < queries.size(); ++i)
        out.measurements.push_back(judge(parts[i], queries[i].metric, out.evaluated, staleAfter, !envelope->warnings.empty()));
    return out;
}

Result<QueryTrial> parseTrial(int status, std::string_view body)
{
    constexpr std::size_t kShown = 100;
    auto envelope = parseEnvelope(status, body, "own query");
    if (!envelope)
        return fail(std::move(envelope.error()));
    if (envelope->resultType != "vector" || !envelope->result.is_array())
        return fail(ErrorCode::InvalidArgument, "own query",
                    "it answers a " + cut(envelope->resultType) + ", expected one number per series");
    QueryTrial out{.series = {}, .matched = envelope->result.size(), .value = {}};
    for (const Json &series : envelope->result) {
        const Json *labels = find(series, "metric");
        if (out.series.size() < kShown)
            out.series.push_back(cut(labels == nullptr ? std::string("{}") : dumpJson(*labels)));
        const Json *point = find(series, "value");
        if (out.matched == 1 && point != nullptr && point->is_array() && point->size() == 2)
            out.value = finiteValue((*point)[1]);
    }
    return out;
}

Result<LatestOfMetric> parseLatest(int status, std::string_view body, const MetricId &metric, const std::string &label,
                                   Millis staleAfter)
{
    const std::string where = "query " + metric.str();
    auto envelope = parseEnvelope(status, body, where);
    if (!envelope)
        return fail(std::move(envelope.error()));
    if (envelope->resultType != "vector" || !envelope->result.is_array())
        return fail(ErrorCode::Protocol, where, "resultType " + cut(envelope->resultType) + ", expected vector");
    LatestOfMetric out{.warnings = std::move(envelope->warnings)};
    std::map<std::string, Parts> parts;
    for (const Json &series : envelope->result) {
        const Json *labels = find(series, "metric");
        const auto name = labels == nullptr ? std::nullopt : keyIn(*labels, label);
        const auto mark = labels == nullptr ? std::nullopt : stringAt(*labels, "preamar");
        const Json *point = find(series, "value");
        const Json *stamped = point != nullptr ? point : find(series, "histogram");
        if (stamped != nullptr && stamped->is_array() && !stamped->empty()) {
            if (const auto at = timeOf((*stamped)[0]))
                out.evaluated = at;
        }
        if (name && !name->empty() && mark)
            take(parts[*name], *mark, point);
    }
    for (const auto &[name, p] : parts)
        out.byWorkload.emplace(name, judge(p, metric, out.evaluated, staleAfter, !out.warnings.empty()));
    return out;
}

namespace {

// The series of a matrix, each under the key that `keyOf` reads from its labels; nullopt is nobody's. Where two claim one
// key neither is used and the set is partial.
template<class KeyOf>
Result<SeriesSet> seriesIn(int status, std::string_view body, const std::string &where, const KeyOf &keyOf)
{
    // A point is three elements of some 20 bytes: the transport's cap on bytes binds first.
    auto envelope = parseEnvelope(status, body, where, {.elements = 6'000'000});
    if (!envelope)
        return fail(std::move(envelope.error()));
    if (envelope->resultType != "matrix" || !envelope->result.is_array())
        return fail(ErrorCode::Protocol, where, "resultType " + cut(envelope->resultType) + ", expected matrix");
    SeriesSet out;
    out.partial = !envelope->warnings.empty();
    out.warnings = std::move(envelope->warnings);
    std::map<SeriesKey, std::vector<Sample>> byKey;
    std::set<SeriesKey> twice;
    for (const Json &series : envelope->result) {
        const Json *labels = find(series, "metric");
        const std::optional<SeriesKey> key = labels == nullptr ? std::nullopt : keyOf(*labels);
        if (key && !byKey.try_emplace(*key, samplesOf(find(series, "values"), key->metric)).second)
            twice.insert(*key);
    }
    for (auto &[key, samples] : byKey) {
        if (twice.contains(key)) {
            out.partial = true;
            out.warnings.push_back("two series for " + cut(key.workload.name));
        } else if (!samples.empty()) {
            out.series.push_back({key, std::move(samples)});
        }
    }
    return out;
}

} // namespace

Result<SeriesSet> parseRange(int status, std::string_view body, const MetricId &metric, const std::string &label,
                             const ContextName &context)
{
    return seriesIn(status, body, "query_range " + metric.str(), [&](const Json &labels) -> std::optional<SeriesKey> {
        auto name = keyIn(labels, label);
        if (!name)
            return std::nullopt;
        return SeriesKey{{context, "-", WorkloadKind::Service, std::move(*name)}, metric};
    });
}

Result<SeriesSet> parseOwnRange(int status, std::string_view body, std::span<const OwnQuery> queries)
{
    return seriesIn(status, body, "own query", [&](const Json &labels) -> std::optional<SeriesKey> {
        const std::size_t i = placeIn(stringAt(labels, "preamar_own"), queries.size());
        if (i == queries.size())
            return std::nullopt;
        return SeriesKey{queries[i].workload, queries[i].metric};
    });
}

void append(SeriesSet &to, SeriesSet from)
{
    to.partial = to.partial || from.partial;
    to.warnings.insert(to.warnings.end(), std::make_move_iterator(from.warnings.begin()),
                       std::make_move_iterator(from.warnings.end()));
    std::map<SeriesKey, std::size_t> known;
    for (std::size_t i = 0; i < to.series.size(); ++i)
        known.emplace(to.series[i].key, i);
    for (Series &series : from.series) {
        const auto it = known.find(series.key);
        if (it == known.end()) {
            to.series.push_back(std::move(series));
            continue;
        }
        auto &samples = to.series[it->second].samples;
        for (const Sample &s : series.samples) {
            if (samples.empty() || samples.back().at < s.at)
                samples.push_back(s);
        }
    }
}

std::optional<std::string> parseVersion(std::string_view body)
{
    const auto root = parseJson(body, "buildinfo");
    const Json *data = root ? find(*root, "data") : nullptr;
    return data == nullptr ? std::nullopt : stringAt(*data, "version");
}

std::optional<Timestamp> parseStarted(std::string_view body)
{
    const auto root = parseJson(body, "runtimeinfo");
    const Json *data = root ? find(*root, "data") : nullptr;
    const auto text = data == nullptr ? std::nullopt : stringAt(*data, "startTime");
    const auto at = text ? parseTimestamp(*text) : Result<Timestamp>(fail(ErrorCode::Protocol, "runtimeinfo"));
    return at ? std::optional(*at) : std::nullopt;
}

std::vector<Piece> pieces(TimeRange range, Millis step, std::int64_t points)
{
    std::vector<Piece> out;
    if (step <= Millis::zero() || range.to <= range.from || points < 0)
        return out;
    auto start = floorTo(range.from, step);
    if (start < range.from)
        start += step;
    const auto last = floorTo(range.to - Millis{1}, step);
    while (start <= last) {
        const auto end = std::min(last, start + step * points);
        out.push_back({start, end});
        start = end + step;
    }
    return out;
}

} // namespace preamar::prometheus
