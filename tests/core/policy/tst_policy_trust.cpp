// The ladder of trust: climbed on evidence, fallen down at once.
#include "builders.h"

#include "core/policy/trust.h"

#include <QTest>

#include <cmath>

using namespace preamar;
using namespace preamar::policy;
using namespace preamar::policy::test;

using R = ReasonCode;

namespace {

Evidence good()
{
    Evidence e;
    e.days = 7.0;
    e.observedShare = 0.95;
    e.compared = Evidence::Compared{3.0, 10.0, 90.0, 100.0, 7.0};
    e.bands = {{metric::cpuCores, 0.8, 0.7, 48}};
    return e;
}

} // namespace

class TestTrust : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offersTheNextRungOnEvidence()
    {
        QVERIFY(climbFrom(Mode::Observe, {}).offered && climbFrom(Mode::Observe, {}).next == Mode::Recommend);
        QVERIFY(climbFrom(Mode::Recommend, {}).offered && climbFrom(Mode::Recommend, {}).next == Mode::Approve);
        for (const Mode mode : {Mode::Approve, Mode::AutoUp}) {
            const Climb climb = climbFrom(mode, good());
            QVERIFY(climb.offered && climb.next == (mode == Mode::Approve ? Mode::AutoUp : Mode::Auto));
            QCOMPARE(climb.reasons.front(), (Reason{R::EvidenceEnough, {7, 7}, {}}));
        }
        QVERIFY(!climbFrom(Mode::Auto, good()).offered);
    }

    void withholdsItForEachThingThatIsMissing_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<int>("code");
        const auto row = [](const char *name, int what, R code) { QTest::newRow(name) << what << static_cast<int>(code); };
        row("a day short", 0, R::EvidenceTooShort);
        row("gaps", 1, R::EvidenceGaps);
        row("no replay", 2, R::EvidenceMissing);
        row("no better", 3, R::EvidenceNotBetter);
        row("dearer", 4, R::EvidenceTooCostly);
        row("bands that do not hold", 5, R::BandsOutOfCalibration);
        row("something open", 6, R::IncidentOpen);
        row("days unknown", 7, R::EvidenceTooShort);
        row("minutes unknown", 8, R::EvidenceNotBetter);
        row("a replay of fewer days", 9, R::EvidenceTooShort);
        row("both too short", 10, R::EvidenceTooShort);
    }
    void withholdsItForEachThingThatIsMissing()
    {
        QFETCH(int, what);
        QFETCH(int, code);
        Evidence e = good();
        switch (what) {
        case 0: e.days = 6.9; break;
        case 1: e.observedShare = 0.94; break;
        case 2: e.compared.reset(); break;
        case 3: e.compared = Evidence::Compared{10.0, 10.0, 100.0, 100.0, 7.0}; break;
        case 4: e.compared->replicaHoursPolicy = 101.0; break;
        case 5: e.bands[0].coverage80 = 0.62; break;
        case 6: e.incidents = {"ação em aberto"}; break;
        case 7: e.days = std::nan(""); break;
        case 8: e.compared->minutesPolicy = std::nan(""); break;
        case 9: e.compared->days = 6.9; break;
        default: e.days = e.compared->days = 2.0; break;
        }
        const Climb climb = climbFrom(Mode::Approve, e);
        QVERIFY(!climb.offered);
        QCOMPARE(climb.reasons.size(), std::size_t{1});
        QCOMPARE(static_cast<int>(climb.reasons.front().code), code);
    }

    void fallsAtOnceAndSaysWhy()
    {
        const auto fall = [](Mode mode, const PolicyState &state, const Behaviour &behaviour) {
            const auto reason = mustFall(mode, state, behaviour, kNow);
            return reason ? std::optional{reason->code} : std::nullopt;
        };
        const PastChange ours{kNow - Seconds{500}, 3, 5, true, Priority::Medium};
        const PastChange theirs{kNow - Seconds{100}, 5, 3, false, Priority::Medium};
        PolicyState fought;
        fought.changes = {ours, theirs};
        PolicyState flapping;
        for (int i = 0; i < 4; ++i)
            flapping.changes.push_back({kNow - Seconds{1'000 - 200 * i}, 3 + i % 2, 4 - i % 2, true, Priority::Medium});
        const Behaviour fine{.actions = 5, .failed = 1, .bands = {{metric::cpuCores, 0.8, 1.0, 48}}};
        Behaviour failing = fine;
        failing.failed = 2;
        Behaviour loose = fine;
        loose.bands[0].coverage80 = 0.62;
        Behaviour drifting = fine;
        drifting.bands[0].relMae = 1.3;
        Behaviour untried = loose;
        untried.bands[0].origins = 19;
        for (const Mode mode : {Mode::AutoUp, Mode::Auto}) {
            QVERIFY(!fall(mode, {}, fine));
            QVERIFY(!fall(mode, {}, untried));
            QVERIFY(fall(mode, fought, fine) == R::FightDetected);
            QVERIFY(fall(mode, flapping, fine) == R::FlapBreaker);
            QVERIFY(fall(mode, {}, failing) == R::ActionsFailed);
            QVERIFY(fall(mode, {}, loose) == R::BandsOutOfCalibration);
            QVERIFY(fall(mode, {}, drifting) == R::DriftDetected);
        }
        for (const Mode mode : {Mode::Observe, Mode::Recommend, Mode::Approve})
            QVERIFY(!fall(mode, fought, failing)); // a person decides there anyway
    }
};

QTEST_GUILESS_MAIN(TestTrust)
#include "tst_policy_trust.moc"
