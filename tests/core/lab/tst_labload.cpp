#include "core/platform/lab/load.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

using namespace preamar;
using namespace preamar::lab;
using namespace std::chrono_literals;

namespace {

const Timestamp kMonday = parseTimestamp("2026-03-02T14:00:00Z").value();
constexpr int kPerDay = 288;

double use(const LoadModel &model, Timestamp t)
{
    const auto &s = model.service();
    return model.demand(t).cpuCores / (static_cast<double>(s.replicas) * s.cpuLimit);
}

// The mean over five minutes, which is what a rate over the usual window shows.
double meanUse(const LoadModel &model, Timestamp t)
{
    double sum = 0.0;
    for (int i = 0; i < 20; ++i)
        sum += use(model, t + kScrape * i);
    return sum / 20.0;
}

double memoryShare(const LoadModel &model, Timestamp t)
{
    const auto &s = model.service();
    if (!s.memoryLimit)
        return 0.0;
    const double n = static_cast<double>(s.replicas);
    return (s.memoryBase * n + model.demand(t).memoryLoad) / (n * *s.memoryLimit);
}

std::vector<double> fortnight(const LoadModel &model)
{
    std::vector<double> out;
    for (int i = 14 * kPerDay; i > 0; --i)
        out.push_back(meanUse(model, kMonday - 5min * i));
    return out;
}

double autocorrelation(const std::vector<double> &x, std::size_t lag)
{
    const double mean = std::accumulate(x.begin(), x.end(), 0.0) / static_cast<double>(x.size());
    double top = 0.0;
    double bottom = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        bottom += (x[i] - mean) * (x[i] - mean);
        if (i >= lag)
            top += (x[i] - mean) * (x[i - lag] - mean);
    }
    return top / bottom;
}

LoadModel shopModel(const std::string &name, std::uint64_t seed = 1)
{
    const auto &services = labScenario("loja")->services;
    const auto it =
        std::find_if(services.begin(), services.end(), [&name](const LabService &s) { return s.name == name; });
    Q_ASSERT(it != services.end());
    return {"loja", seed, *it};
}

bool proposable(const LabService &s)
{
    return !s.global && s.labels.contains("preamar.enable") && s.labels.at("preamar.min") != "abc";
}

} // namespace

class TestLabLoad : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sameInputGivesSameLoad();
    void anotherSeedOrScenarioGivesAnotherLoad();
    void loadStaysWithinItsScrape();
    void loadIsFiniteAndPositiveAtAnyTime();
    void daysRepeatWhereTheyShould_data();
    void daysRepeatWhereTheyShould();
    void weekendsAreQuieterForBusinessServices();
    void growthAddsUpOverWeeks();
    void burstsAreRareAndShort();
    void reportsRunAtNight();
    void saturationCapsCpuAndHurts();
    void latencyRisesOnlySlowlyBelowTheOverloadMark();
    void noReplicaFigureDependsOnDemandOfAnother();
    void someServiceBreachesWithinTheHourAtAnyTime_data();
    void someServiceBreachesWithinTheHourAtAnyTime();
    void oneServiceIsMuchTooLarge();
    void gapsAreShortAndOnceOrTwiceADay();
    void slowStretchesAreRare();
    void scenariosAreWhatTheyPromise();
};

void TestLabLoad::sameInputGivesSameLoad()
{
    const auto a = shopModel("loja_web");
    const auto b = shopModel("loja_web");
    for (int i = 0; i < 500; ++i) {
        const auto t = kMonday - 7919s * i;
        QCOMPARE(a.demand(t).cpuCores, b.demand(t).cpuCores);
        QCOMPARE(a.demand(t).memoryLoad, b.demand(t).memoryLoad);
        QCOMPARE(a.demand(t).requests, b.demand(t).requests);
    }
}

void TestLabLoad::anotherSeedOrScenarioGivesAnotherLoad()
{
    const auto a = shopModel("loja_web", 1);
    const auto b = shopModel("loja_web", 2);
    const LoadModel c("calmo", 1, a.service());
    int same = 0;
    for (int i = 0; i < 500; ++i) {
        const auto t = kMonday - 7919s * i;
        same += use(a, t) == use(b, t) || use(a, t) == use(c, t) ? 1 : 0;
    }
    QCOMPARE(same, 0);
}

void TestLabLoad::loadStaysWithinItsScrape()
{
    const auto model = shopModel("imagens");
    const auto cell = floorTo(kMonday, kScrape);
    QCOMPARE(use(model, cell), use(model, cell + 14'999ms));
    QVERIFY(use(model, cell) != use(model, cell + kScrape));
}

void TestLabLoad::loadIsFiniteAndPositiveAtAnyTime()
{
    for (const auto &service : labScenario("loja")->services) {
        const LoadModel model("loja", 7, service);
        for (int i = -2000; i < 2000; ++i) {
            const auto d = model.demand(fromMillis(0) + 8'640'011s * i / 17);
            QVERIFY2(std::isfinite(d.cpuCores) && d.cpuCores > 0.0, service.name.c_str());
            QVERIFY(std::isfinite(d.memoryLoad) && d.memoryLoad > 0.0 && std::isfinite(d.requests) &&
                    d.requests >= 0.0);
        }
    }
}

void TestLabLoad::daysRepeatWhereTheyShould_data()
{
    QTest::addColumn<QString>("service");
    QTest::addColumn<double>("least");
    QTest::addColumn<double>("most");
    QTest::newRow("a shop front repeats daily") << "loja_web" << 0.85 << 1.0;
    QTest::newRow("an api repeats daily") << "loja_api" << 0.85 << 1.0;
    QTest::newRow("payments repeat daily but for weekends") << "pagamentos" << 0.75 << 0.95;
    QTest::newRow("a nightly batch repeats daily") << "relatorios" << 0.85 << 1.0;
    QTest::newRow("an hourly wave repeats daily too") << "estoque" << 0.85 << 1.0;
    QTest::newRow("bursts spoil a daily pattern a little") << "carrinho" << 0.6 << 0.85;
    QTest::newRow("campaigns repeat on all days but one") << "notificacoes" << 0.7 << 0.95;
    QTest::newRow("a flat service has no pattern") << "autenticacao" << -0.3 << 0.3;
    QTest::newRow("the unpredictable service has no pattern") << "imagens" << -0.3 << 0.3;
}

void TestLabLoad::daysRepeatWhereTheyShould()
{
    QFETCH(QString, service);
    QFETCH(double, least);
    QFETCH(double, most);
    for (const std::uint64_t seed : {1U, 2U, 42U}) {
        const double r = autocorrelation(fortnight(shopModel(service.toStdString(), seed)), kPerDay);
        QVERIFY2(r >= least && r <= most, qPrintable(QString::number(r)));
    }
}

void TestLabLoad::weekendsAreQuieterForBusinessServices()
{
    const auto model = shopModel("busca");
    const auto wednesday = parseTimestamp("2026-02-25T18:00:00Z").value();
    const auto sunday = parseTimestamp("2026-03-01T18:00:00Z").value();
    QVERIFY(meanUse(model, sunday) < 0.5 * meanUse(model, wednesday));
}

void TestLabLoad::growthAddsUpOverWeeks()
{
    const auto model = shopModel("recomendacoes");
    double before = 0.0;
    double after = 0.0;
    for (int i = 0; i < kPerDay; ++i) {
        before += meanUse(model, kMonday - 21 * 24h + 5min * i);
        after += meanUse(model, kMonday - 24h + 5min * i);
    }
    // Three weeks at 5 % a week of the first level.
    QVERIFY(after / before > 1.08);
    QVERIFY(after / before < 1.2);
    // Bounded: whatever the year, never above what seven weeks add.
    for (int week = 0; week < 200; ++week)
        QVERIFY(meanUse(model, kMonday + 168h * week) < 0.48 * 1.4 * 1.05);
}

void TestLabLoad::burstsAreRareAndShort()
{
    const auto model = shopModel("carrinho");
    int above = 0;
    int starts = 0;
    bool was = false;
    constexpr int days = 28;
    for (int i = 0; i < days * kPerDay; ++i) {
        // Beside the same minute of the days before and after: a burst is what they do not have.
        const auto t = kMonday - 5min * i;
        const double usual = 0.5 * (meanUse(model, t - 24h) + meanUse(model, t + 24h));
        const bool is = meanUse(model, t) > usual + 0.2;
        above += is ? 1 : 0;
        starts += is && !was ? 1 : 0;
        was = is;
    }
    QVERIFY2(starts >= days * 2 && starts <= days * 6, qPrintable(QString::number(starts)));
    QVERIFY2(above < days * kPerDay / 10, qPrintable(QString::number(above)));
}

void TestLabLoad::reportsRunAtNight()
{
    const auto model = shopModel("relatorios");
    const auto midnight = parseTimestamp("2026-03-02T03:00:00Z").value(); // UTC-3
    QVERIFY(meanUse(model, midnight + 2h) > 0.8);
    QVERIFY(meanUse(model, midnight + 10h) < 0.1);
    QVERIFY(meanUse(model, midnight + 20h) < 0.1);
}

void TestLabLoad::saturationCapsCpuAndHurts()
{
    const auto model = shopModel("loja_api");
    Demand demand{.cpuCores = 5.5, .memoryLoad = 1e9, .requests = 900.0};
    const auto tight = model.figures(demand, 5);
    QCOMPARE(tight.cpuCores, 5.0);
    const auto wide = model.figures(demand, 8);
    QCOMPARE(wide.cpuCores, 5.5);
    QCOMPARE(wide.requests.value(), tight.requests.value());
    QVERIFY(tight.latencyP95.value() > 3.0 * wide.latencyP95.value());
    QVERIFY(tight.errorRatio.value() > 0.05);
    QVERIFY(wide.errorRatio.value() < 0.002);
    QCOMPARE(wide.memoryBytes - tight.memoryBytes, 3.0 * model.service().memoryBase);
}

void TestLabLoad::latencyRisesOnlySlowlyBelowTheOverloadMark()
{
    const auto model = shopModel("loja_web");
    const auto latency = [&model](double share) {
        return model.figures({.cpuCores = share * 2.0, .memoryLoad = 0.0, .requests = 1.0}, 4).latencyP95.value();
    };
    QVERIFY(latency(0.8) < 1.5 * latency(0.1));
    QVERIFY(latency(0.95) > 1.8 * latency(0.8));
    for (double share = 0.05; share < 3.0; share += 0.05)
        QVERIFY(latency(share) <= latency(share + 0.05));
}

void TestLabLoad::noReplicaFigureDependsOnDemandOfAnother()
{
    // Two services of one shape move on their own.
    const auto a = fortnight(shopModel("imagens"));
    auto other = shopModel("imagens").service();
    other.name = "imagens2";
    const auto b = fortnight(LoadModel("loja", 1, other));
    const auto n = static_cast<double>(a.size());
    const double ma = std::accumulate(a.begin(), a.end(), 0.0) / n;
    const double mb = std::accumulate(b.begin(), b.end(), 0.0) / n;
    double ab = 0.0, aa = 0.0, bb = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - ma) * (b[i] - mb);
        aa += (a[i] - ma) * (a[i] - ma);
        bb += (b[i] - mb) * (b[i] - mb);
    }
    QVERIFY(std::abs(ab / std::sqrt(aa * bb)) < 0.35);
}

void TestLabLoad::someServiceBreachesWithinTheHourAtAnyTime_data()
{
    QTest::addColumn<quint64>("seed");
    for (const quint64 seed : {1U, 2U, 3U, 42U, 12345U})
        QTest::newRow(qPrintable(QStringLiteral("seed %1").arg(seed))) << seed;
}

void TestLabLoad::someServiceBreachesWithinTheHourAtAnyTime()
{
    QFETCH(quint64, seed);
    // By five minutes over ten days: is any service that may be proposed above the overload mark?
    std::vector<bool> tight;
    std::vector<LoadModel> models;
    for (const auto &s : labScenario("loja")->services) {
        if (proposable(s))
            models.emplace_back("loja", seed, s);
    }
    for (int i = 0; i < 10 * kPerDay + 24; ++i) {
        const auto t = kMonday + 5min * i;
        tight.push_back(std::any_of(models.begin(), models.end(), [t](const LoadModel &m) {
            return meanUse(m, t) > 0.8 || memoryShare(m, t) > 0.8;
        }));
    }
    int without = 0;
    int unseen = 0;
    for (std::size_t i = 0; i < 10 * kPerDay; ++i) {
        const auto from = tight.begin() + static_cast<std::ptrdiff_t>(i);
        without += std::find(from + 1, from + 13, true) == from + 13 ? 1 : 0;
        // The founding preset looks 30 min, 1 h and 2 h ahead.
        unseen += !tight[i + 6] && !tight[i + 12] && !tight[i + 24] ? 1 : 0;
    }
    QCOMPARE(without, 0);
    QVERIFY2(unseen <= 10 * kPerDay / 25, qPrintable(QString::number(unseen)));
}

void TestLabLoad::oneServiceIsMuchTooLarge()
{
    const auto model = shopModel("catalogo");
    const auto year = fortnight(model);
    QVERIFY(*std::max_element(year.begin(), year.end()) < 0.3);
    for (int i = 0; i < 14 * kPerDay; ++i)
        QVERIFY(memoryShare(model, kMonday - 5min * i) < 0.3);
}

void TestLabLoad::gapsAreShortAndOnceOrTwiceADay()
{
    constexpr std::size_t services = 13;
    constexpr int days = 30;
    constexpr int cells = 5760;
    std::set<std::size_t> struck;
    int gaps = 0;
    for (std::size_t s = 0; s < services; ++s) {
        int length = 0;
        for (int i = 0; i <= days * cells; ++i) {
            const bool gap = metricGap(1, services, s, fromMillis(0) + 20'000 * 24h + kScrape * i);
            if (gap) {
                ++length;
            } else if (length > 0) {
                QVERIFY2(length >= 9 && length <= 25, qPrintable(QString::number(length)));
                struck.insert(s);
                ++gaps;
                length = 0;
            }
        }
    }
    QVERIFY2(gaps >= days && gaps <= 2 * days, qPrintable(QString::number(gaps)));
    QVERIFY(struck.size() >= 8);
}

void TestLabLoad::slowStretchesAreRare()
{
    int slow = 0;
    for (int i = 0; i < 30 * kPerDay; ++i) {
        const auto wait = slowAnswer(1, kMonday + 5min * i);
        QVERIFY(wait == 0ms || (wait >= 300ms && wait <= 800ms));
        slow += wait == 0ms ? 0 : 1;
    }
    QVERIFY(slow > 30 && slow < 300);
}

void TestLabLoad::scenariosAreWhatTheyPromise()
{
    QCOMPARE(labScenario("nenhum"), nullptr);
    QCOMPARE(labScenario("grande")->services.size(), std::size_t{1000});
    QCOMPARE(labScenario("grande")->services.front().name, std::string("servico-0001"));
    QCOMPARE(labScenario("grande")->services.back().name, std::string("servico-1000"));
    for (const auto &s : labScenario("calmo")->services) {
        const LoadModel model("calmo", 1, s);
        for (int i = 0; i < 7 * kPerDay; ++i)
            QVERIFY(meanUse(model, kMonday - 5min * i) > 0.35 && meanUse(model, kMonday - 5min * i) < 0.65);
    }
    const auto &shop = labScenario("loja")->services;
    std::set<LabShape> shapes;
    for (const auto &s : shop)
        shapes.insert(s.load.shape);
    QCOMPARE(shapes.size(), std::size_t{9});
    const auto count = [&shop](auto which) { return std::count_if(shop.begin(), shop.end(), which); };
    QCOMPARE(count([](const LabService &s) { return s.global; }), 1);
    QCOMPARE(count([](const LabService &s) { return !s.global && !s.labels.contains("preamar.enable"); }), 1);
    QCOMPARE(count([](const LabService &s) {
                 return s.labels.contains("preamar.min") && s.labels.at("preamar.min") == "abc";
             }),
             1);
    QCOMPARE(count([](const LabService &s) { return !s.memoryLimit.has_value(); }), 1);
    for (const auto &scenario : labScenarios()) {
        std::set<std::string> names;
        for (const auto &s : scenario.services) {
            QVERIFY2(names.insert(s.name).second, s.name.c_str());
            QVERIFY(s.replicas >= 1 && s.cpuLimit > 0.0);
            QVERIFY(s.startSeconds >= 5 && s.startSeconds <= 90);
        }
    }
}

QTEST_GUILESS_MAIN(TestLabLoad)
#include "tst_labload.moc"
