// A fitted combination: its members, what each is worth per horizon, the bands around their weighted median, and what
// became of its last forecasts.
#pragma once

#include "core/forecast/bands.h"
#include "core/forecast/directboosting.h"
#include "core/forecast/ensemble.h"
#include "core/forecast/light.h"
#include "core/forecast/trials.h"
#include "core/forecast/watch.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace preamar::forecast {

inline constexpr std::size_t kLight = 5; // light members
inline constexpr std::size_t kTheta = 4; // the place of theta among them
inline constexpr std::size_t kMostBoosted = 4;
[[nodiscard]] const std::array<const LightForecaster *, kLight> &lightMembers();
// Members are the light ones, then the boosted ones in the order of their fit.
[[nodiscard]] std::string_view boostedName(DirectBase base);
[[nodiscard]] std::string_view combinationName(Tier tier);

// The values that the boosted members look at, and where they lie in the week.
struct Tail
{
    Clockwork clock;
    std::vector<double> values;

    void push(double value);
};

class EnsembleModel final : public Model
{
public:
    std::vector<std::unique_ptr<PointModel>> light; // null where one could not be fitted
    std::optional<DirectBoosting> boosted;
    Tail tail;
    std::size_t horizon = 24; // of the boosted members
    Weights weights;
    Bands bands;
    Bounds bounds;
    std::string name;
    Watch watch;
    bool judging = false; // the boosted members speak by the trees that have not seen the newest rows

    void update(double value) override;
    [[nodiscard]] Result<std::vector<double>> points(std::size_t steps) const override;
    [[nodiscard]] Result<std::vector<Quantiles>> predict(std::size_t steps) const override;
    [[nodiscard]] std::string save() const override;
    [[nodiscard]] static Result<std::unique_ptr<Model>> load(Tier tier, std::string_view bytes);
    // Says what will be watched from here; update() does it from then on.
    void expect();

    [[nodiscard]] std::size_t members() const { return kLight + (boosted ? boosted->variants() : 0); }

private:
    struct Combined
    {
        std::vector<double> members; // step × member; NaN where one has no say
        std::vector<double> points;
        std::vector<Spread> spreads; // none without boosted members
    };
    [[nodiscard]] Combined combine(std::span<const std::size_t> steps) const;
    [[nodiscard]] Combined combine(std::size_t steps) const;
};

} // namespace preamar::forecast
