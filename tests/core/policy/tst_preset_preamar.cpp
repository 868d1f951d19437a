// The presets preamar, hpa and load-hpa in the chain of a decision, and the band and patience of preamar by hand.
#include "builders.h"

#include <QTest>

using namespace preamar;
using namespace preamar::policy;
using namespace preamar::policy::test;

namespace {

// 10 replicas at 50 % CPU whose outlook allows what is given, in cores.
DecisionInput foreseen(double lead, double near, double far, double surprise = 0.0)
{
    DecisionInput in = steady(10, 50, 40);
    in.policy.preset = "preamar";
    in.policy.caution = 0.98;
    in.policy.max = 40;
    in.outlook = PreamarOutlook{.metric = metric::cpuCores, .renewed = kNow - Seconds{120}, .eligible = true, .lead = lead, .leadMinutes = 2, .near = near, .far = far, .surprise = surprise, .highestSeen = 30.0};
    in.state.recommendations = quietPast(Seconds{1'800}, Seconds{30}, 1);
    return in;
}

}  // namespace

class TestPresetPreamar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void raisesToWhatTheForecastAllows()
    {
        const auto d = decide(foreseen(9.6, 9.6, 9.6));
        QVERIFY2(d.action == Direction::Up && d.to == 12, describe(d).c_str()); // 9.6 / 0.8
        QVERIFY(has(d, ReasonCode::ForecastCpuHigh));
        QCOMPARE(d.wonBy, std::string("capacity"));
    }
    void neverBelowTheReactiveGuard()
    {
        auto in = foreseen(5.0, 5.0, 5.0);
        measure(in, 85, 40);
        const auto d = decide(in);
        QVERIFY2(d.to == 11, describe(d).c_str()); // 8.5 / 0.78
        QVERIFY(has(d, ReasonCode::MeasuredCpuHigh));
    }
    void carefulSettingsKeepMoreRoomOverWhatIsMeasured()
    {
        const auto least = [](double caution) {
            const PreamarDemand d{.now = 10.0, .lead = 1.0, .near = 1.0, .far = 1.0, .surprise = 0.0, .highestSeen = 10.0};
            return preamarBand(d, 5, 0.8, patienceOf(caution), Seconds{86'400}).least;
        };
        QCOMPARE(least(0.9), std::int64_t{13});   // 10 / 0.8: never more than is overload
        QCOMPARE(least(0.98), std::int64_t{13});  // 10 / 0.78
        QCOMPARE(least(0.99), std::int64_t{15});  // 10 / 0.71
        QCOMPARE(least(0.995), std::int64_t{16}); // 10 / 0.64
    }
    void theLastMinuteCountsByItsHighest()
    {
        auto in = foreseen(5.0, 5.0, 5.0);
        const std::vector<Sample> samples{{kNow - Seconds{90}, 20.0}, {kNow - Seconds{45}, 9.0}, {kNow - Seconds{15}, 5.0}};
        in.recent[metric::cpuCores] = samples;
        QCOMPARE(decide(in).to, std::int64_t{12}); // 9.0 / 0.78, not the 20 of before
    }
    void lowersOnlyToWhatLasts()
    {
        // Enough for 45 min would be 5 / 0.8 = 7, for 2.5 h 8 / 0.8 = 10: three of ten do not pay.
        const auto stays = decide(foreseen(5.0, 5.0, 8.0));
        QVERIFY2(stays.action == Direction::None, describe(stays).c_str());
        // Nothing ahead: 5 / 0.78 and the measured need at 70 % allow 8, one step is a quarter.
        const auto goes = decide(foreseen(5.0, 5.0, 5.0));
        QVERIFY2(goes.action == Direction::Down && goes.to == 8, describe(goes).c_str());
        QVERIFY(has(goes, ReasonCode::ResourcesUnderused));
    }
    void unforeseenLoadIsKeptInMind()
    {
        const auto d = decide(foreseen(5.0, 5.0, 5.0, 7.7));
        QVERIFY2(d.action == Direction::None && has(d, ReasonCode::EarlierNeedKept), describe(d).c_str());
    }
    void restsAfterARise()
    {
        auto in = foreseen(5.0, 5.0, 5.0);
        in.state.changes = {{kNow - Seconds{600}, 8, 10, true, Priority::Medium}};
        const auto d = decide(in);
        QVERIFY2(d.action == Direction::None && has(d, ReasonCode::EarlierNeedKept), describe(d).c_str());
    }
    void withoutAnOutlookItOnlyRises_data()
    {
        QTest::addColumn<int>("which");
        QTest::newRow("none") << 0;
        QTest::newRow("too little history") << 1;
        QTest::newRow("old") << 2;
    }
    void withoutAnOutlookItOnlyRises()
    {
        QFETCH(int, which);
        auto in = foreseen(5.0, 5.0, 5.0);
        if (which == 0)
            in.outlook.reset();
        else if (which == 1)
            in.outlook->eligible = false;
        else
            in.outlook->renewed = kNow - Seconds{3'600};
        const auto held = decide(in);
        QVERIFY2(held.action == Direction::None && has(held, ReasonCode::ForecastIneligible), describe(held).c_str());
        measure(in, 90, 40);
        QCOMPARE(decide(in).to, std::int64_t{12}); // 9 / 0.78
    }
    void memoryAsksForItsOwn()
    {
        auto in = foreseen(5.0, 5.0, 5.0);
        measure(in, 50, 95);
        QCOMPARE(decide(in).to, std::int64_t{14}); // 9.5 / 0.7
    }
    void aRiseAfterAReductionWaitsNoTenMinutes()
    {
        auto in = foreseen(9.6, 9.6, 9.6);
        in.state.changes = {{kNow - Seconds{60}, 12, 10, true, Priority::Low}};
        QCOMPARE(decide(in).to, std::int64_t{12});
        in.state.changes = {{kNow - Seconds{10}, 12, 10, true, Priority::Low}};
        QVERIFY(has(decide(in), ReasonCode::CooldownActive)); // I-22
    }
    void patienceGrowsWithCaution()
    {
        Patience before = patienceOf(0.5);
        for (const double q : {0.7, 0.9, 0.95, 0.98, 0.99, 0.999}) {
            const Patience p = patienceOf(q);
            QVERIFY(p.near >= before.near && p.far >= before.far && p.surpriseHold > before.surpriseHold && p.dwell >= before.dwell);
            QVERIFY(p.upLevel > before.upLevel && p.downLevel >= before.downLevel);
            QVERIFY(guardShare(p) <= guardShare(before) && guardShare(p) <= 0.8 && guardShare(p) >= 0.3);
            before = p;
        }
        QVERIFY(patienceOf(0.98).surpriseHold >= Seconds{3'590} && patienceOf(0.98).surpriseHold <= Seconds{3'610});
    }
    void aForecastBeyondAllThatWasSeenIsNotBelieved()
    {
        const PreamarDemand d{.now = 5.0, .lead = 50.0, .near = 50.0, .far = 50.0, .surprise = 0.0, .highestSeen = 10.0};
        QCOMPARE(preamarBand(d, 5, 0.8, patienceOf(0.98), Seconds{86'400}).least, std::int64_t{14}); // 10.5 / 0.8
    }
    void theLeadCoversStartDecisionAndMetric()
    {
        QCOMPARE(leadMinutes(Seconds{30}, Seconds{30}), std::size_t{2});
        QCOMPARE(leadMinutes(Seconds{60}, Seconds{30}), std::size_t{2});
        QCOMPARE(leadMinutes(Seconds{300}, Seconds{30}), std::size_t{6});
    }
    void hpaAndLoadHpa()
    {
        auto in = steady(10, 90, 40);
        in.policy.preset = "hpa";
        in.policy.max = 40;
        QCOMPARE(decide(in).to, std::int64_t{15}); // 0.9 / 0.6 × 10
        in.policy.preset = "load-hpa";
        QCOMPARE(decide(in).to, std::int64_t{13}); // 9 / 0.7
        in = steady(10, 65, 40);
        in.policy.preset = "hpa";
        QVERIFY(decide(in).action == Direction::None); // within the tolerance
    }
    void loadHpaHoldsItsWindow()
    {
        auto in = steady(10, 20, 20);
        in.policy.preset = "load-hpa";
        in.state.recommendations = quietPast(Seconds{7'200}, Seconds{30}, 1);
        for (auto &r : in.state.recommendations)
            r.sized = between(r.at) > Seconds{3'000} ? 10 : 3;
        const auto held = decide(in);
        QVERIFY2(held.action == Direction::None && has(held, ReasonCode::EarlierNeedKept), describe(held).c_str());
        for (auto &r : in.state.recommendations)
            r.sized = 3;
        QVERIFY(decide(in).action == Direction::Down);
    }

private:
    static Millis between(Timestamp at) { return kNow - at; }
};

QTEST_GUILESS_MAIN(TestPresetPreamar)
#include "tst_preset_preamar.moc"
