// The limits once more, written from safety.md and decisions.md alone and in another way than core/limits: plain seconds and
// long arithmetic, forward walks instead of backward ones, every rule as a list of what forbids. It shares no code with the
// module it checks; the differential test compares the two on random states.
#pragma once

#include "core/domain/change.h"
#include "core/domain/observation.h"
#include "core/domain/reason.h"
#include "core/limits/control.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <vector>

namespace preamar::reference {

using Wide = long double;
using limits::ContextLoad;
using limits::CountedAction;
using limits::PastChange;
using limits::PastRecommendation;
using limits::PolicyState;

inline Wide ms(Timestamp t)
{
    return static_cast<Wide>(toMillis(t));
}

inline int sign(std::int64_t from, std::int64_t to)
{
    return (to > from) - (to < from);
}

// I-18. The reason's code, or nothing, and the count.
struct Count
{
    std::int64_t count = 0;
    std::optional<ReasonCode> code;
};

inline Count bounds(std::int64_t wanted, std::int64_t min, std::int64_t max, bool toZero)
{
    if (wanted > 1'000'000 || min < 0 || max > 1'000'000)
        return {wanted, ReasonCode::OutOfBounds};
    const std::int64_t lowest = toZero ? min : (min == 0 ? 1 : min);
    if (lowest > max)
        return {wanted, ReasonCode::OutOfBounds};
    // The nearest count of the allowed interval.
    std::int64_t best = lowest;
    if (wanted >= lowest)
        best = wanted <= max ? wanted : max;
    if (best == wanted)
        return {best, std::nullopt};
    return {best, best > wanted ? ReasonCode::AtMinimum : ReasonCode::AtMaximum};
}

// I-21, from the rule: down at most a quarter, at least one; up to what the start of the minute had plus 4, or its double.
inline Count step(std::int64_t current, std::int64_t wanted, const PolicyState &state, Timestamp now)
{
    const Wide from = std::min<Wide>(1'000'000, std::max<Wide>(0, static_cast<Wide>(current)));
    const Wide to = std::min<Wide>(1'000'000, std::max<Wide>(0, static_cast<Wide>(wanted)));
    Wide result = to;
    if (to < from) {
        const Wide quarter = std::floor(from / 4);
        result = std::max(to, from - (quarter < 1 ? 1 : quarter));
    }
    if (to > from) {
        Wide start = from;
        for (const PastChange &c : state.changes) {
            if (ms(now) - ms(c.at) < 60'000)
                start -= std::min<Wide>(1'000'000, std::max<Wide>(0, static_cast<Wide>(c.to)))
                         - std::min<Wide>(1'000'000, std::max<Wide>(0, static_cast<Wide>(c.from)));
        }
        start = std::min<Wide>(1'000'000, std::max<Wide>(0, start));
        const Wide top = start + 4 > 2 * start ? start + 4 : 2 * start;
        result = to < top ? to : top;
        if (result < from)
            result = from;
    }
    return {static_cast<std::int64_t>(result), result == to ? std::nullopt : std::optional{ReasonCode::StepLimited}};
}

// I-22 and R1: the instant from which on this direction is free, as the latest of all that hold it.
inline std::optional<ReasonCode> cooldown(int way, const PolicyState &state, Timestamp now)
{
    if (way == 0)
        return std::nullopt;
    struct Hold
    {
        Wide until;
        ReasonCode code;
    };
    std::vector<Hold> holds;
    for (const PastChange &c : state.changes)
        holds.push_back({ms(c.at) + (way < 0 ? 300'000 : 30'000), ReasonCode::CooldownActive});
    const PastChange *last = nullptr;
    for (const PastChange &c : state.changes) {
        if (c.ours && sign(c.from, c.to) != 0 && (last == nullptr || !(ms(c.at) < ms(last->at))))
            last = &c;
    }
    if (last != nullptr) {
        const bool turns = sign(last->from, last->to) != way;
        const Wide wait = turns ? 600'000 : last->priority == Priority::High ? 60'000 : last->priority == Priority::Medium ? 180'000 : 300'000;
        holds.push_back({ms(last->at) + wait, turns ? ReasonCode::ReversalWait : ReasonCode::CooldownActive});
    }
    std::optional<Hold> longest;
    for (const Hold &h : holds) {
        if (h.until > ms(now) && (!longest || h.until > longest->until))
            longest = h;
    }
    return longest ? std::optional{longest->code} : std::nullopt;
}

// I-10: forward over the complete recommendations of the last minutes.
inline std::int64_t stabilized(std::int64_t current, std::int64_t wanted, const PolicyState &state, Timestamp now)
{
    if (wanted >= current)
        return wanted;
    std::vector<PastRecommendation> all = state.recommendations;
    std::stable_sort(all.begin(), all.end(), [](const auto &a, const auto &b) { return a.at < b.at; });
    // The unbroken run that reaches now: broken by an incomplete one, by a hole of more than 15 min, by a time to come.
    std::vector<PastRecommendation> run;
    for (const PastRecommendation &r : all) {
        if (ms(r.at) > ms(now)) {
            run.clear();
            return current;
        }
        if (!run.empty() && ms(r.at) - ms(run.back().at) > 900'000)
            run.clear();
        if (!r.complete)
            run.clear();
        else
            run.push_back(r);
    }
    if (run.empty() || ms(now) - ms(run.back().at) > 900'000 || ms(now) - ms(run.front().at) < 300'000)
        return current;
    // The window is what it takes to cover five minutes: back to the newest that is at least so old.
    Wide begin = ms(run.front().at);
    for (const PastRecommendation &r : run) {
        if (ms(now) - ms(r.at) >= 300'000)
            begin = ms(r.at);
    }
    std::int64_t highest = wanted;
    bool reached = false;
    for (auto r = run.rbegin(); r != run.rend() && !reached; ++r) {
        highest = std::max(highest, r->wanted);
        reached = ms(r->at) <= begin;
    }
    return std::min(current, highest);
}

// I-23 and I-24.
inline bool rateHolds(int way, const ContextLoad &load, Timestamp now)
{
    if (way == 0)
        return false;
    std::int64_t done = 0;
    for (const CountedAction &a : load.actions)
        done += sign(a.from, a.to) == way && ms(now) - ms(a.at) < 600'000 ? 1 : 0;
    const Wide part = way > 0 ? 10 : 20; // one in so many
    const Wide enrolled = std::max<Wide>(0, static_cast<Wide>(load.enrolled));
    const Wide allowed = std::max<Wide>(10, std::floor(enrolled / part));
    return static_cast<Wide>(done) >= allowed;
}

inline std::int64_t afterRemoval(std::int64_t from, std::int64_t to, const ContextLoad &load, Timestamp now)
{
    if (to >= from)
        return to;
    Wide gone = 0;
    for (const CountedAction &a : load.actions) {
        if (a.rollback || sign(a.from, a.to) >= 0 || ms(now) - ms(a.at) >= 3'600'000)
            continue;
        gone += std::min<Wide>(1'000'000, std::max<Wide>(0, static_cast<Wide>(a.from)));
        gone -= std::min<Wide>(1'000'000, std::max<Wide>(0, static_cast<Wide>(a.to)));
    }
    const Wide had = std::min<Wide>(1'000'000, std::max<Wide>(0, static_cast<Wide>(load.replicas) + gone));
    Wide allowed = std::floor(had / 5);
    if (allowed < 1)
        allowed = 1;
    // One replica less at a time while the budget lasts.
    std::int64_t count = from;
    while (count > to && gone < allowed) {
        --count;
        gone += 1;
    }
    return count;
}

// I-26.
inline std::int64_t turnsWithin(const PolicyState &state, Timestamp now)
{
    std::vector<PastChange> moves;
    for (const PastChange &c : state.changes) {
        if (sign(c.from, c.to) != 0)
            moves.push_back(c);
    }
    std::stable_sort(moves.begin(), moves.end(), [](const auto &a, const auto &b) { return a.at < b.at; });
    std::int64_t turns = 0;
    for (std::size_t i = 1; i < moves.size(); ++i) {
        const bool opposite = sign(moves[i].from, moves[i].to) * sign(moves[i - 1].from, moves[i - 1].to) < 0;
        turns += opposite && ms(now) - ms(moves[i].at) < 1'800'000 ? 1 : 0;
    }
    return turns;
}

// I-27: is there a change by others that restores what the latest change of ours before it had replaced, within 10 min?
inline bool fought(const PolicyState &state)
{
    std::vector<PastChange> moves;
    for (const PastChange &c : state.changes) {
        if (sign(c.from, c.to) != 0)
            moves.push_back(c);
    }
    std::stable_sort(moves.begin(), moves.end(), [](const auto &a, const auto &b) { return a.at < b.at; });
    for (std::size_t i = 0; i < moves.size(); ++i) {
        if (moves[i].ours)
            continue;
        for (std::size_t j = i; j-- > 0;) {
            if (!moves[j].ours)
                continue;
            if (moves[i].to == moves[j].from && ms(moves[i].at) - ms(moves[j].at) < 600'000)
                return true;
            break;
        }
    }
    return false;
}

// I-01 … I-04: everything that forbids, as a set; empty means the number may be used.
inline bool forbidden(const Measurement &m, bool up, std::int64_t ready, Timestamp now, Millis scrape, bool maySign)
{
    if (!m.value)
        return true;
    if (std::isnan(*m.value) || std::isinf(*m.value))
        return true;
    if (*m.value < 0 && !maySign)
        return true;
    if (!m.at)
        return true;
    const std::set<Fault> mild{Fault::None, Fault::Stale, Fault::Coverage, Fault::Warning};
    if (up) {
        const bool flawed = m.quality != Quality::Ok || m.fault != Fault::None;
        if (flawed && (m.quality == Quality::Missing || !mild.contains(m.fault)))
            return true;
    } else if (m.quality != Quality::Ok || m.fault != Fault::None) {
        return true;
    }
    const Wide interval = std::min<Wide>(60'000, std::max<Wide>(15'000, static_cast<Wide>(scrape.count())));
    const Wide age = ms(now) - ms(*m.at);
    if (age < -30'000 || age > interval * (up ? 4 : 2))
        return true;
    if (!up && m.replicasMeasured) {
        const Wide needed = 0.9L * static_cast<Wide>(std::max<std::int64_t>(0, ready));
        if (!(static_cast<Wide>(*m.replicasMeasured) >= needed - 1e-12L))
            return true;
    }
    return false;
}

// I-37.
inline Mode modeLeft(Mode mode, std::optional<Timestamp> since, std::optional<Timestamp> until, Timestamp now)
{
    if (mode != Mode::Auto && mode != Mode::AutoUp)
        return mode;
    if (since && ms(now) < ms(*since))
        return Mode::Approve;
    Wide end = 0;
    if (until)
        end = ms(*until);
    else if (since)
        end = ms(*since) + 12.0L * 3'600'000;
    else
        return Mode::Approve;
    return ms(now) < end ? mode : Mode::Approve;
}

} // namespace preamar::reference
