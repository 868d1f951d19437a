#include "core/forecast/r1predictor.h"

#include "core/forecast/light.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace preamar::forecast {

namespace {

constexpr int kTrees = 100;
constexpr std::uint64_t kLayout = 1;
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

struct MeanAndSpread
{
    double mean = 0.0;
    double spread = 0.0;
};

template<class Values>
MeanAndSpread meanAndSpread(const Values &values)
{
    MeanAndSpread m;
    double n = 0.0;
    double squares = 0.0;
    for (const double v : values) {
        const double before = v - m.mean;
        m.mean += before / ++n;
        squares += before * (v - m.mean);
    }
    m.spread = n > 0.0 ? std::sqrt(squares / n) : 0.0;
    if (m.spread <= 1e-13 * std::abs(m.mean))
        m.spread = 0.0;
    return m;
}

struct Samples
{
    std::vector<std::vector<double>> features;
    std::vector<double> target;
};

R1Regressor fitted(const Samples &samples, std::size_t rows, R1Kind kind, std::uint64_t seed)
{
    R1Regressor r;
    const std::size_t width = samples.features.front().size();
    Columns columns(width);
    std::vector<double> column(rows);
    for (std::size_t f = 0; f < width; ++f) {
        for (std::size_t i = 0; i < rows; ++i)
            column[i] = samples.features[i][f];
        const auto m = meanAndSpread(column);
        r.means.push_back(m.mean);
        r.scales.push_back(m.spread > 0.0 ? m.spread : 1.0);
        for (const double v : column)
            columns[f].push_back(static_cast<float>((v - m.mean) / r.scales.back()));
    }
    const std::span<const double> target(samples.target.data(), rows);
    const auto m = meanAndSpread(target);
    r.offset = m.mean;
    r.scale = m.spread;
    if (!(r.scale > 0.0)) {
        r.offset = target.back();
        r.trees = TreeEnsemble::boosted(Columns(width), {}, 0);
        return r;
    }
    std::vector<double> standard(target.begin(), target.end());
    for (double &v : standard)
        v = (v - r.offset) / r.scale;
    r.trees = kind == R1Kind::Boosting ? TreeEnsemble::boosted(columns, standard, kTrees)
                                       : TreeEnsemble::forest(columns, standard, kTrees, seed);
    return r;
}

struct Judged
{
    double score; // coefficient of determination, as scikit-learn's score()
    double error; // mean absolute error
};

Judged judged(const R1Regressor &model, const Samples &samples, std::size_t from)
{
    double squares = 0.0;
    double absolute = 0.0;
    double whole = 0.0;
    const auto m = meanAndSpread(std::span(samples.target).subspan(from));
    for (std::size_t i = from; i < samples.target.size(); ++i) {
        const double e = samples.target[i] - model.predict(samples.features[i]);
        squares += e * e;
        absolute += std::abs(e);
        whole += (samples.target[i] - m.mean) * (samples.target[i] - m.mean);
    }
    return {whole > 0.0     ? 1.0 - squares / whole
            : squares > 0.0 ? 0.0
                            : 1.0,
            absolute / static_cast<double>(samples.target.size() - from)};
}

} // namespace

double R1Regressor::predict(const std::vector<double> &features) const
{
    if (!(scale > 0.0))
        return offset;
    std::array<float, kR1Features.size()> row{};
    for (std::size_t f = 0; f < features.size(); ++f)
        row[f] = static_cast<float>((features[f] - means[f]) / scales[f]);
    return offset + scale * trees.predict(std::span(row).first(features.size()));
}

Result<R1Predictor> R1Predictor::train(const R1Rows &rows, const Calendar &calendar, std::uint64_t seed,
                                       std::array<R1Kind, 3> kinds)
{
    R1Predictor p;
    std::array<bool, R1Metrics> known{};
    std::size_t length = 0;
    for (std::size_t m = 0; m < R1Metrics; ++m) {
        known[m] = !rows.values[m].empty();
        length = std::max(length, rows.values[m].size());
    }
    std::copy_n(known.begin(), 3, p.m_targets.begin());
    p.m_window = R1Window(rows.start, rows.step, calendar, known);
    const auto valueAt = [&](std::size_t m, std::size_t i) {
        return i < rows.values[m].size() ? rows.values[m][i] : kNan;
    };
    std::array<Samples, 3> samples;
    std::vector<std::vector<double>> newest;
    for (std::size_t i = 0; i < length; ++i) {
        R1Row row;
        for (std::size_t m = 0; m < R1Metrics; ++m)
            row[m] = valueAt(m, i);
        p.m_window.push(row, true);
        auto features = p.m_window.features();
        for (std::size_t t = 0; t < 3; ++t) {
            // A sample is a measured row with a measured answer.
            if (known[t] && std::isfinite(row[t]) && i + kR1Ahead < length && std::isfinite(valueAt(t, i + kR1Ahead))) {
                samples[t].features.push_back(features);
                samples[t].target.push_back(valueAt(t, i + kR1Ahead));
            }
        }
        if (i + kR1Ahead >= length)
            newest.push_back(std::move(features));
    }
    p.m_training.importances.clear();
    std::vector<double> importances(p.m_window.present().size(), 0.0);
    double models = 0.0;
    p.m_training.scores.fill(kNan);
    p.m_training.errors.fill(kNan);
    for (std::size_t t = 0; t < 3; ++t) {
        if (!known[t])
            continue;
        const std::size_t usable = samples[t].target.size();
        if (countFinite(rows.values[t]) < kMinimumRows || usable < kMinimumRows / 4)
            return fail(ErrorCode::InsufficientData, "train", "fewer than " + std::to_string(kMinimumRows) + " values");
        const std::size_t training = usable * 4 / 5;
        p.m_models[t] = fitted(samples[t], training, kinds[t], seed);
        const Judged j = judged(p.m_models[t], samples[t], training);
        p.m_training.scores[t] = j.score;
        p.m_training.errors[t] = j.error;
        p.m_training.samples = std::max(p.m_training.samples, training);
        for (std::size_t f = 0; f < importances.size(); ++f)
            importances[f] += p.m_models[t].trees.importances()[f];
        models += 1.0;
    }
    if (models == 0.0)
        return fail(ErrorCode::InsufficientData, "train", "no CPU, memory or requests");
    for (std::size_t f = 0; f < importances.size(); ++f)
        p.m_training.importances.emplace_back(kR1Features[p.m_window.present()[f]], importances[f] / models);
    std::stable_sort(p.m_training.importances.begin(), p.m_training.importances.end(),
                     [](const auto &a, const auto &b) { return a.second > b.second; });
    for (const std::string_view name : p.m_window.leftOut())
        p.m_training.leftOut.emplace_back(name);
    for (std::size_t i = 0; i < newest.size(); ++i)
        p.m_next[i] = p.ahead(newest[i]);
    return p;
}

std::array<double, 3> R1Predictor::ahead(const std::vector<double> &features) const
{
    std::array<double, 3> out{kNan, kNan, kNan};
    for (std::size_t t = 0; t < 3; ++t) {
        if (m_targets[t])
            out[t] = m_models[t].predict(features);
    }
    return out;
}

void R1Predictor::update(const R1Row &row)
{
    m_window.push(row, true);
    std::rotate(m_next.begin(), m_next.begin() + 1, m_next.end());
    m_next.back() = ahead(m_window.features());
}

std::vector<std::array<double, 3>> R1Predictor::predict(std::size_t steps) const
{
    std::vector<std::array<double, 3>> out(m_next.begin(),
                                           m_next.begin() + static_cast<std::ptrdiff_t>(std::min(steps, kR1Ahead)));
    R1Window window = m_window;
    // Users and sessions are not foreseen: they hold.
    for (std::size_t i = 0; out.size() < steps; ++i) {
        R1Row row{kNan, kNan, kNan, kNan, kNan};
        std::copy(out[i].begin(), out[i].end(), row.begin());
        window.push(row, false);
        out.push_back(ahead(window.features()));
    }
    return out;
}

void R1Predictor::write(ByteWriter &out) const
{
    m_window.save(out);
    for (std::size_t t = 0; t < 3; ++t) {
        out.u64(m_targets[t] ? 1 : 0);
        if (!m_targets[t])
            continue;
        const R1Regressor &m = m_models[t];
        out.numbers(m.means);
        out.numbers(m.scales);
        out.f64(m.offset);
        out.f64(m.scale);
        m.trees.save(out);
        for (const auto &next : m_next)
            out.f64(next[t]);
        out.f64(m_training.scores[t]);
        out.f64(m_training.errors[t]);
    }
    out.size(m_training.samples);
    out.size(m_training.importances.size());
    for (const auto &[name, share] : m_training.importances) {
        out.text(name);
        out.f64(share);
    }
}

std::optional<R1Predictor> R1Predictor::read(ByteReader &in)
{
    R1Predictor p;
    auto window = R1Window::load(in);
    if (!window)
        return std::nullopt;
    p.m_window = std::move(*window);
    const std::size_t width = p.m_window.present().size();
    for (auto &next : p.m_next)
        next.fill(kNan);
    p.m_training.scores.fill(kNan);
    p.m_training.errors.fill(kNan);
    for (std::size_t t = 0; t < 3; ++t) {
        const std::uint64_t there = in.u64();
        if (there > 1)
            return std::nullopt;
        p.m_targets[t] = there == 1;
        if (!p.m_targets[t])
            continue;
        R1Regressor &m = p.m_models[t];
        m.means = in.numbers();
        m.scales = in.numbers();
        m.offset = in.f64();
        m.scale = in.f64();
        auto trees = TreeEnsemble::load(in);
        if (!trees || trees->importances().size() != width || m.means.size() != width || m.scales.size() != width ||
            !std::isfinite(m.offset) || !std::isfinite(m.scale))
            return std::nullopt;
        m.trees = std::move(*trees);
        for (auto &next : p.m_next) {
            next[t] = in.f64();
            if (!std::isfinite(next[t]))
                return std::nullopt;
        }
        p.m_training.scores[t] = in.f64();
        p.m_training.errors[t] = in.f64();
    }
    p.m_training.samples = in.size();
    const std::size_t importances = in.size();
    if (!in.ok() || importances != width)
        return std::nullopt;
    for (std::size_t i = 0; i < importances; ++i) {
        std::string name = in.text();
        p.m_training.importances.emplace_back(std::move(name), in.f64());
    }
    if (!in.ok())
        return std::nullopt;
    for (const std::string_view name : p.m_window.leftOut())
        p.m_training.leftOut.emplace_back(name);
    return p;
}

std::string R1Predictor::save() const
{
    ByteWriter out;
    write(out);
    return seal("r1", kLayout, out.bytes());
}

Result<R1Predictor> R1Predictor::load(std::string_view bytes)
{
    const auto payload = unseal("r1", kLayout, bytes);
    if (!payload)
        return fail(payload.error());
    ByteReader in(*payload);
    auto p = read(in);
    if (!p || !in.atEnd())
        return fail(ErrorCode::Protocol, "model bytes", "fields do not fit");
    return std::move(*p);
}

} // namespace preamar::forecast
