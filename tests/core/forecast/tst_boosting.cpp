// Boosted trees and forests on tables whose truth is known.
#include "core/forecast/boosting.h"
#include "core/forecast/random.h"

#include <QTest>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>

using namespace preamar;
using namespace preamar::forecast;

namespace {

using Loss = BoostingOptions::Loss;

struct Made
{
    FeatureTable table;
    std::vector<double> targets;
};

// y = 10·[a > 0.5] + 5·b + noise·(1 + 4·[c > 0.5]); d says nothing.
Made made(std::size_t rows, double noise = 0.2, std::uint64_t seed = 1)
{
    Random random(seed);
    Made m;
    m.table.columns = 4;
    for (std::size_t i = 0; i < rows; ++i) {
        const std::array<double, 4> x{random.uniform(), random.uniform(), random.uniform(), random.uniform()};
        m.table.values.insert(m.table.values.end(), x.begin(), x.end());
        m.targets.push_back((x[0] > 0.5 ? 10.0 : 0.0) + 5.0 * x[1] +
                            noise * (x[2] > 0.5 ? 5.0 : 1.0) * (random.uniform() - 0.5));
    }
    return m;
}

BoostedTrees fitted(const Made &m, const BoostingOptions &options)
{
    auto trees = BoostedTrees::fit(m.table, m.targets, options);
    return trees ? std::move(*trees) : BoostedTrees{};
}

// What a tree answers where only the columns of a set are known.
double expected(const Tree &tree, std::size_t at, std::span<const double> row, std::size_t output, unsigned set)
{
    const TreeNode &node = tree[at];
    if (node.column < 0)
        return static_cast<double>(node.value[output]);
    const auto left = static_cast<std::size_t>(node.left);
    if ((set >> static_cast<unsigned>(node.column) & 1U) != 0)
        return expected(tree, childOf(node, row), row, output, set);
    const auto rows = [&](std::size_t child) { return static_cast<double>(tree[child].rows); };
    return (rows(left) * expected(tree, left, row, output, set) +
            rows(left + 1) * expected(tree, left + 1, row, output, set)) /
           (rows(left) + rows(left + 1));
}

double meanError(const BoostedTrees &trees, const Made &m)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < m.targets.size(); ++i)
        sum += std::abs(m.targets[i] - trees.predict(m.table.row(i)));
    return sum / static_cast<double>(m.targets.size());
}

std::string bytesOf(const BoostedTrees &trees)
{
    ByteWriter out;
    trees.save(out);
    return out.bytes();
}

} // namespace

class TestBoosting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void learnsWhatIsThere_data()
    {
        QTest::addColumn<bool>("quantile");
        QTest::addColumn<bool>("forest");
        QTest::newRow("squared") << false << false;
        QTest::newRow("absolute") << true << false;
        QTest::newRow("forest") << false << true;
    }

    void learnsWhatIsThere()
    {
        QFETCH(bool, quantile);
        QFETCH(bool, forest);
        BoostingOptions options;
        options.loss = quantile ? Loss::Quantile : Loss::Squared;
        options.forest = forest;
        options.leaves = forest ? 0 : 31;
        options.leastRows = forest ? 1 : 20;
        const auto trees = fitted(made(3000), options);
        QCOMPARE(trees.trees(), std::size_t{100});
        // On rows it has not seen; the noise alone is worth 0.15, the spread of the targets about 5.
        QVERIFY(meanError(trees, made(1000, 0.2, 99)) < 0.35);
        const auto shares = trees.importances();
        QVERIFY(shares[0] > 0.4 && shares[0] > shares[1] && shares[1] > 5.0 * shares[3]);
        QVERIFY(std::abs(std::accumulate(shares.begin(), shares.end(), 0.0) - 1.0) < 1e-9);
    }

    void quantilesCoverWhatTheySay()
    {
        BoostingOptions options;
        options.loss = Loss::Quantile;
        options.levels = {0.1, 0.5, 0.9};
        options.leaves = 8;
        options.leastRows = 60;
        const auto trees = fitted(made(6000, 4.0), options);
        const Made fresh = made(4000, 4.0, 99);
        std::array<double, 2> inside{};
        std::array<double, 2> rows{};
        std::array<double, 2> width{};
        for (std::size_t i = 0; i < fresh.targets.size(); ++i) {
            std::array<double, 3> q{};
            trees.predict(fresh.table.row(i), q);
            const std::size_t wide = fresh.table.row(i)[2] > 0.5 ? 1 : 0;
            inside[wide] += fresh.targets[i] >= q[0] && fresh.targets[i] <= q[2] ? 1.0 : 0.0;
            width[wide] += q[2] - q[0];
            rows[wide] += 1.0;
        }
        for (std::size_t wide = 0; wide < 2; ++wide)
            QVERIFY2(inside[wide] / rows[wide] > 0.70 && inside[wide] / rows[wide] < 0.88,
                     qPrintable(QString::number(inside[wide] / rows[wide])));
        QVERIFY(width[1] / rows[1] > 2.5 * width[0] / rows[0]);
    }

    // Against the definition: the mean over all orders in which the columns become known; what is not known follows
    // the rows of the training.
    void contributionsAreShapleyValues()
    {
        Made m = made(400, 1.0);
        for (std::size_t i = 0; i < m.targets.size(); i += 7)
            m.table.values[i * 4 + 1] = std::numeric_limits<double>::quiet_NaN();
        BoostingOptions options;
        options.trees = 1;
        options.leaves = 12;
        options.leastRows = 5;
        options.rate = 1.0;
        for (const bool quantile : {false, true}) {
            options.loss = quantile ? Loss::Quantile : Loss::Squared;
            options.levels = {0.1, 0.5, 0.9};
            const auto trees = fitted(m, options);
            const std::size_t output = quantile ? 2 : 0;
            const Tree &tree = trees.tree(0);
            for (std::size_t i = 0; i < 40; ++i) {
                const auto row = m.table.row(i);
                const auto parts = trees.contributions(row, output);
                const auto known = [&](unsigned set) { return expected(tree, 0, row, output, set); };
                for (std::size_t c = 0; c < 4; ++c) {
                    double value = 0.0;
                    for (unsigned set = 0; set < 16; ++set) {
                        if ((set >> c & 1U) != 0)
                            continue;
                        constexpr std::array<double, 4> share{1.0 / 4, 1.0 / 12, 1.0 / 12, 1.0 / 4}; // |S|!(3-|S|)!/4!
                        value += share[static_cast<std::size_t>(std::popcount(set))] *
                                 (known(set | 1U << c) - known(set));
                    }
                    // Node values are in units of the trees; the last entry tells the unit apart.
                    const double unit = (parts[0] + parts[1] + parts[2] + parts[3]) / (known(15) - known(0));
                    QVERIFY2(std::abs(parts[c] - unit * value) < 1e-6 * (std::abs(unit) + std::abs(parts[c])),
                             qPrintable(QStringLiteral("%1 %2").arg(parts[c]).arg(unit * value)));
                }
            }
        }
    }

    void missingValuesGoWhereTheyBelong()
    {
        Made m = made(3000, 0.0);
        // Missing means 7: neither of the two sides of the known values.
        for (std::size_t i = 0; i < m.targets.size(); i += 5) {
            m.table.values[i * 4] = std::numeric_limits<double>::quiet_NaN();
            m.targets[i] = 7.0;
        }
        const auto trees = fitted(m, {});
        const std::array<double, 4> missing{std::numeric_limits<double>::quiet_NaN(), 0.3, 0.3, 0.3};
        QVERIFY(std::abs(trees.predict(missing) - 7.0) < 0.3);
        const std::array<double, 4> known{0.9, 0.3, 0.3, 0.3};
        QVERIFY(std::abs(trees.predict(known) - 11.5) < 0.5);
    }

    void contributionsSumToThePrediction()
    {
        const Made m = made(2000);
        for (const bool quantile : {false, true}) {
            BoostingOptions options;
            options.loss = quantile ? Loss::Quantile : Loss::Squared;
            const auto trees = fitted(m, options);
            for (std::size_t i = 0; i < 50; ++i) {
                const auto parts = trees.contributions(m.table.row(i));
                QCOMPARE(parts.size(), std::size_t{5});
                QVERIFY(std::abs(std::accumulate(parts.begin(), parts.end(), 0.0) - trees.predict(m.table.row(i))) <
                        1e-9);
            }
        }
    }

    void isDeterministicBySeed()
    {
        const Made m = made(1500);
        BoostingOptions options;
        options.rowShare = 0.6;
        options.columnShare = 0.5;
        QCOMPARE(bytesOf(fitted(m, options)), bytesOf(fitted(m, options)));
        BoostingOptions other = options;
        other.seed = 43;
        QVERIFY(bytesOf(fitted(m, options)) != bytesOf(fitted(m, other)));
    }

    void comesBackFromItsBytes()
    {
        const Made m = made(1000);
        BoostingOptions options;
        options.loss = Loss::Quantile;
        options.levels = {0.1, 0.9};
        const auto trees = fitted(m, options);
        const std::string bytes = bytesOf(trees);
        ByteReader in(bytes);
        const auto again = BoostedTrees::load(in);
        QVERIFY(again && in.atEnd());
        QCOMPARE(bytesOf(*again), bytes);
        for (std::size_t cut = 0; cut < bytes.size(); cut += 997) {
            ByteReader part(std::string_view(bytes).substr(0, cut));
            const auto refused = BoostedTrees::load(part);
            QVERIFY(!refused);
            QVERIFY(refused.error().code == ErrorCode::Protocol);
        }
    }

    void refusesWhatDoesNotFit()
    {
        const Made m = made(100);
        const auto refused = [&m](auto change) {
            BoostingOptions options;
            change(options);
            const auto trees = BoostedTrees::fit(m.table, m.targets, options);
            return !trees && trees.error().code == ErrorCode::InvalidArgument;
        };
        QVERIFY(refused([](BoostingOptions &o) { o.bins = 256; }));
        QVERIFY(refused([](BoostingOptions &o) { o.rate = 0.0; }));
        QVERIFY(refused([](BoostingOptions &o) { o.leastRows = 0; }));
        QVERIFY(refused([](BoostingOptions &o) { o.columnShare = 0.0; }));
        QVERIFY(refused([](BoostingOptions &o) { o.loss = Loss::Quantile, o.levels = {0.9, 0.1}; }));
        QVERIFY(refused([](BoostingOptions &o) { o.loss = Loss::Quantile, o.levels = {}; }));
        QVERIFY(refused([](BoostingOptions &o) { o.loss = Loss::Quantile, o.forest = true; }));
        std::vector<double> targets = m.targets;
        QVERIFY(!BoostedTrees::fit(m.table, std::span(targets).first(50), {}));
        targets[3] = std::numeric_limits<double>::infinity();
        QVERIFY(!BoostedTrees::fit(m.table, targets, {}));
        const auto none = BoostedTrees::fit({.columns = 4, .values = {}}, {}, {});
        QVERIFY(!none && none.error().code == ErrorCode::InsufficientData);
    }

    void degenerateTablesGiveTheMiddle()
    {
        FeatureTable same{.columns = 1, .values = std::vector<double>(50, 3.0)};
        std::vector<double> targets(50, 2.5);
        const auto constant = BoostedTrees::fit(same, targets, {});
        QVERIFY(constant);
        QCOMPARE(constant->predict(same.row(0)), 2.5);
        targets[0] = 1e300;
        targets[1] = -1e300;
        const auto wild = BoostedTrees::fit(same, targets, {});
        QVERIFY(wild && std::isfinite(wild->predict(same.row(0))));
    }
};

QTEST_APPLESS_MAIN(TestBoosting)
#include "tst_boosting.moc"
