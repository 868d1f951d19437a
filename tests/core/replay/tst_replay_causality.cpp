// What comes after an instant changes nothing up to it: every policy but those that are told the demand.
#include "madetrace.h"

#include <QTest>

using namespace preamar;
using namespace preamar::replay;
using namespace preamar::replay::test;

namespace {

std::vector<std::string> lines(const forecast::SeriesTable &table, const PolicySpec &spec, bool limits,
                               Millis startup = Seconds{60})
{
    const Timestamp from = startTime() + Seconds{86'400 + 43'200};
    const Trace trace = traceOf(table, 1.0, from);
    ReplayRequest request;
    request.policies = {spec};
    request.limits = limits;
    request.cluster.startup = startup;
    request.window.from = from;
    request.window.to = startTime() + Seconds{4 * 86'400};
    std::vector<std::string> out;
    ReplayHooks hooks;
    hooks.timeline = [&](const std::string &policy, const TimelineRow &row) {
        out.push_back(timelineLine(policy, row));
    };
    (void)runReplay(trace, request, hooks);
    return out;
}

} // namespace

class TestCausality : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void truncation_data()
    {
        QTest::addColumn<QString>("policy");
        QTest::addColumn<bool>("limits");
        for (const auto &info : policies()) {
            const std::string name(info.name);
            if (name.starts_with("oracle") || name.starts_with("static-"))
                continue;
            for (const bool limits : {true, false})
                QTest::addRow("%s, limits %s", name.c_str(), limits ? "on" : "off")
                    << QString::fromStdString(name) << limits;
        }
    }
    void truncation()
    {
        QFETCH(QString, policy);
        QFETCH(bool, limits);
        const auto spec = *parsePolicy(policy.toStdString());
        const auto whole = tableOf(busyDays(4 * 1440, 21));
        const auto expected = lines(whole, spec, limits);
        QVERIFY(expected.size() > 10'000);
        std::mt19937 random(static_cast<unsigned>(policy.size()));
        for (int i = 0; i < 4; ++i) {
            const std::size_t keep = 1440 + 720 + 10 + random() % (2 * 1440);
            auto cut = whole;
            cut.times.resize(keep);
            cut.columns.front().resize(keep);
            const auto got = lines(cut, spec, limits);
            QVERIFY(!got.empty() && got.size() < expected.size());
            for (std::size_t k = 0; k < got.size(); ++k)
                QVERIFY2(got[k] == expected[k], (got[k] + " | " + expected[k]).c_str());
        }
    }
    // The property can fail: the oracle, which is told the demand, breaks it.
    void theOracleBreaksIt()
    {
        const auto spec = *parsePolicy("oracle");
        const auto whole = tableOf(busyDays(4 * 1440, 21));
        const auto expected = lines(whole, spec, false, Seconds{3600});
        bool differs = false;
        for (std::size_t keep = 1440 + 730; keep < 3 * 1440 && !differs; keep += 97) {
            auto cut = whole;
            cut.times.resize(keep);
            cut.columns.front().resize(keep);
            const auto got = lines(cut, spec, false, Seconds{3600});
            differs = !std::equal(got.begin(), got.end(), expected.begin());
        }
        QVERIFY(differs);
    }
};

QTEST_GUILESS_MAIN(TestCausality)
#include "tst_replay_causality.moc"
