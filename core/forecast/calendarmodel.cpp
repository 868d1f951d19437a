#include "core/forecast/calendarmodel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace preamar::forecast {

namespace {

constexpr std::uint64_t kLayout = 2;
constexpr double kFollow = 0.3; // weight of the newest row in the factor of the event that is on
constexpr double kFarthestLog = 3.0; // twenty times more or less
// A year of changes of the clock, so that bytes cannot ask for more.
constexpr std::int64_t kFarthest = 1'000;

// Of the standard normal distribution at kQuantileLevels.
constexpr std::array<double, kQuantileLevels.size()> kNormal{-2.5758, -2.3263, -1.9600, -1.6449, -1.2816,
                                                             -0.8416, -0.6745, 0.0,     0.6745,  0.8416,
                                                             1.2816,  1.6449,  1.9600,  2.3263,  2.5758};

class CalendarModel final : public Model
{
public:
    CalendarModel(std::unique_ptr<Model> model, KnownFuture known, Bounds bounds, Timestamp next)
        : m_model(std::move(model)), m_known(std::move(known)), m_bounds(bounds), m_next(next),
          m_row(m_known.rowsBefore(next))
    {}

    void update(double value) override
    {
        const Timestamp t = m_next;
        m_next += m_known.step();
        // The clock was set on: an hour that nobody lived through.
        for (std::int64_t gap = std::min(kFarthest, m_known.rowOf(t) - m_row); gap > 0; --gap, ++m_row)
            m_model->update(std::nan(""));
        // The clock was set back: this hour is known already.
        if (m_known.rowOf(t) < m_row)
            return;
        m_model->update(std::isfinite(value) ? value / follow(t, value) : std::nan(""));
        ++m_row;
    }
    Result<std::vector<double>> points(std::size_t steps) const override
    {
        auto freed = m_model->points(rowsFor(steps));
        if (!freed)
            return fail(freed.error());
        std::vector<double> out(steps);
        for (std::size_t i = 0; i < steps; ++i)
            out[i] = std::clamp((*freed)[rowAhead(i)] * effectAt(timeAt(i)).factor, m_bounds.low, m_bounds.high);
        return out;
    }
    Result<std::vector<Quantiles>> predict(std::size_t steps) const override
    {
        const auto freed = m_model->predict(rowsFor(steps));
        if (!freed)
            return fail(freed.error());
        std::vector<Quantiles> out(steps);
        for (std::size_t i = 0; i < steps; ++i)
            out[i] = seen((*freed)[rowAhead(i)], effectAt(timeAt(i)));
        return out;
    }
    double calendarFactor(std::size_t step) const override { return effectAt(timeAt(step - 1)).factor; }
    std::string save() const override
    {
        ByteWriter out;
        m_known.save(out);
        out.f64(m_bounds.low);
        out.f64(m_bounds.high);
        out.u64(static_cast<std::uint64_t>(toMillis(m_next)));
        out.u64(static_cast<std::uint64_t>(m_row));
        out.u64(static_cast<std::uint64_t>(toMillis(m_on.from)));
        out.text(m_on.name);
        out.f64(m_on.ahead);
        out.f64(m_on.seen);
        out.u64(m_on.rows);
        out.text(m_model->save());
        return seal("known-future", kLayout, out.bytes());
    }
    static Result<std::unique_ptr<Model>>
    load(std::string_view bytes, const std::function<Result<std::unique_ptr<Model>>(std::string_view)> &inner)
    {
        const auto payload = unseal("known-future", kLayout, bytes);
        if (!payload)
            return fail(payload.error());
        ByteReader in(*payload);
        auto known = KnownFuture::load(in);
        Bounds bounds;
        bounds.low = in.f64();
        bounds.high = in.f64();
        const Timestamp next = fromMillis(static_cast<std::int64_t>(in.u64()));
        const auto row = static_cast<std::int64_t>(in.u64());
        On on{.from = fromMillis(static_cast<std::int64_t>(in.u64())), .name = in.text(), .ahead = in.f64(), .seen = in.f64(), .rows = in.u64()};
        const std::string rest = in.text();
        if (!known || !in.atEnd() || !(bounds.low <= bounds.high) || !std::isfinite(on.ahead) || !std::isfinite(on.seen) ||
            std::abs(known->rowOf(next) - row) > kFarthest)
            return fail(ErrorCode::Protocol, "model bytes", "fields do not fit");
        auto model = inner(rest);
        if (!model)
            return fail(model.error());
        auto out = std::make_unique<CalendarModel>(std::move(*model), std::move(*known), bounds, next);
        out->m_row = row;
        out->m_on = std::move(on);
        return std::unique_ptr<Model>(std::move(out));
    }

    bool know(const Calendar &ahead)
    {
        KnownFuture known = m_known;
        known.know(ahead, m_next);
        const bool changed = known != m_known;
        m_known = std::move(known);
        return changed;
    }

private:
    // The occurrence that the newest row lay in, and what its factor turned out to be, as logarithms: what is foreseen
    // by begins with what was expected, since a load may take its time to come; what the measured load is freed by
    // begins with the first row, so that a wrong expectation is not learned as a level.
    struct On
    {
        Timestamp from{};
        std::string name;
        double ahead = 0.0;
        double seen = 0.0;
        std::uint64_t rows = 0;
    };
    [[nodiscard]] bool isOn(const KnownEvent &event) const
    {
        return event.range.from == m_on.from && event.name == m_on.name;
    }
    // What the measured value is to be divided by.
    double follow(Timestamp t, double value)
    {
        const double expected = m_known.at(t).factor;
        const KnownEvent *event = m_known.eventAt(t);
        if (!event || !(value > 0.0) || expected == 1.0)
            return expected;
        const auto freed = m_model->points(1);
        if (!freed || freed->empty() || !(freed->front() > 0.0))
            return expected;
        if (!isOn(*event))
            m_on = {.from = event->range.from, .name = event->name, .ahead = std::log(expected)};
        const double found = std::clamp(std::log(value / freed->front()), -kFarthestLog, kFarthestLog);
        m_on.seen += std::max(kFollow, 1.0 / static_cast<double>(++m_on.rows)) * (found - m_on.seen);
        m_on.ahead += kFollow * (found - m_on.ahead);
        return std::exp(m_on.seen);
    }
    [[nodiscard]] KnownFuture::Effect effectAt(Timestamp t) const
    {
        KnownFuture::Effect effect = m_known.at(t);
        if (m_on.rows == 0)
            return effect;
        if (const KnownEvent *event = m_known.eventAt(t); event && isOn(*event))
            effect.factor = std::exp(m_on.ahead);
        return effect;
    }
    [[nodiscard]] Timestamp timeAt(std::size_t i) const
    {
        return m_next + m_known.step() * static_cast<std::int64_t>(i);
    }
    // Of the model's steps ahead, 0 the first.
    [[nodiscard]] std::size_t rowAhead(std::size_t i) const
    {
        return static_cast<std::size_t>(std::max<std::int64_t>(0, m_known.rowOf(timeAt(i)) - m_row));
    }
    [[nodiscard]] std::size_t rowsFor(std::size_t steps) const
    {
        std::size_t rows = steps > 0 ? 1 : 0;
        for (std::size_t i = 0; i < steps; ++i)
            rows = std::max(rows, rowAhead(i) + 1);
        return rows;
    }
    // The factor's own uncertainty adds to the band as an independent error.
    [[nodiscard]] Quantiles seen(const Quantiles &freed, const KnownFuture::Effect &effect) const
    {
        Quantiles out{};
        const double middle = freed[kMedian] * effect.factor;
        for (std::size_t k = 0; k < out.size(); ++k) {
            double off = freed[k] * effect.factor - middle;
            if (effect.spread > 0.0 && k != kMedian)
                off = std::copysign(std::hypot(off, middle * std::expm1(kNormal[k] * effect.spread)), kNormal[k]);
            out[k] = std::clamp(middle + off, m_bounds.low, m_bounds.high);
        }
        return out;
    }

    std::unique_ptr<Model> m_model;
    KnownFuture m_known;
    Bounds m_bounds;
    Timestamp m_next{};
    std::int64_t m_row = 0; // of the wrapped model's next row, on the wall's clock
    On m_on;
};

} // namespace

std::unique_ptr<Model> withKnownFuture(std::unique_ptr<Model> model, KnownFuture known, Bounds bounds, Timestamp next)
{
    return std::make_unique<CalendarModel>(std::move(model), std::move(known), bounds, next);
}

Result<std::unique_ptr<Model>>
loadWithKnownFuture(std::string_view bytes,
                    const std::function<Result<std::unique_ptr<Model>>(std::string_view)> &load)
{
    return CalendarModel::load(bytes, load);
}

bool knowCalendar(std::unique_ptr<Model> &model, const Calendar &ahead, Timestamp next, Millis step)
{
    if (auto *wrapped = dynamic_cast<CalendarModel *>(model.get()))
        return wrapped->know(ahead);
    KnownFuture known = KnownFuture::from(ahead, next, step);
    if (!model || known.none())
        return false;
    const Bounds any{.low = -std::numeric_limits<double>::infinity()};
    model = withKnownFuture(std::move(model), std::move(known), any, next);
    return true;
}

bool hasKnownFuture(const Model *model)
{
    return dynamic_cast<const CalendarModel *>(model) != nullptr;
}

} // namespace preamar::forecast
