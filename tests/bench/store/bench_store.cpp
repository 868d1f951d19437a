// Measures the store. Each line has one schema: what, figure, unit, the same work done the naive way in the same run
// (one row per sample, Gorilla against deflate), and the ratio.
//   bench_store [DIR] [--quick]        DIR: where the files are made (default: the system's folder for such)
#include "core/base/clock.h"
#include "core/store/blockcodec.h"
#include "core/store/home.h"
#include "core/store/journal.h"
#include "core/store/pack.h"
#include "core/store/sqlite.h"
#include "core/store/sqlitehistory.h"
#include "core/store/storethread.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

using namespace preamar;

namespace {

namespace fs = std::filesystem;

constexpr Millis kStep{60'000};
const Timestamp kStart = fromMillis(1'772'323'200'000); // 2026-03-01T00:00:00Z

double seconds()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

[[noreturn]] void stop(const Error &error)
{
    std::fprintf(stderr, "%s: %s %s\n", error.where.c_str(), error.detail.c_str(), error.reason.c_str());
    std::exit(1);
}

void must(const Result<void> &result)
{
    if (!result)
        stop(result.error());
}

template<class T>
T must(Result<T> result)
{
    if (!result)
        stop(result.error());
    return std::move(*result);
}

// Higher figures are better for rates, lower ones for times; `better` is how many times better than the naive way.
void line(const char *what, double figure, const char *unit, double naive, double better)
{
    if (naive > 0)
        std::printf("%-58s %14.4g %-12s naive %12.4g   ratio %8.2f\n", what, figure, unit, naive, better);
    else
        std::printf("%-58s %14.4g %-12s naive %12s   ratio %8s\n", what, figure, unit, "-", "-");
    std::fflush(stdout);
}

double quantileOf(std::vector<double> values, double q)
{
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(q * static_cast<double>(values.size() - 1))];
}

// Shapes as operators have them: noisy cores, bytes in pages, requests with two decimals.
class Shapes
{
public:
    double next(std::size_t metric, std::int64_t minute)
    {
        const double day = 0.6 + 0.4 * std::sin(static_cast<double>(minute % 1'440) / 1'440.0 * 6.283185307179586);
        const double noise = m_noise(m_random);
        switch (metric % 3) {
        case 0:
            return std::max(0.0, 2.0 * day + 0.1 * noise);
        case 1:
            return std::round((4e8 + 1e8 * day + 2e6 * noise) / 4'096) * 4'096;
        default:
            return std::round(std::max(0.0, 900.0 * day + 20.0 * noise) * 100) / 100;
        }
    }

private:
    std::mt19937_64 m_random{42};
    std::normal_distribution<double> m_noise;
};

std::vector<SeriesKey> seriesKeys(std::size_t services)
{
    static const MetricId metrics[] = {metric::cpuCores, metric::memoryBytes, metric::requestsPerSecond};
    std::vector<SeriesKey> out;
    for (std::size_t s = 0; s < services; ++s) {
        for (const MetricId &m : metrics)
            out.push_back(
                {WorkloadRef{ContextName("prod"), "-", WorkloadKind::Service, "service-" + std::to_string(s)}, m});
    }
    return out;
}

class Naive
{
public:
    Naive(const std::string &path, const char *table)
        : m_database(must(store::Database::open(path, store::Access::ReadWrite, "naive")))
    {
        must(m_database->exec(
            std::string("PRAGMA page_size=8192; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; ") + table));
    }
    void insert(std::int64_t series, Timestamp at, double value)
    {
        auto statement = must(m_database->cached("INSERT INTO sample(series, at, value) VALUES (?, ?, ?)"));
        std::string bits(8, '\0');
        std::memcpy(bits.data(), &value, 8);
        statement->bind(series).bind(toMillis(at)).bindBlob(bits);
        must(statement->run());
    }
    std::size_t read(std::int64_t series, Timestamp from, Timestamp to)
    {
        auto statement = must(
            m_database->cached("SELECT at, value FROM sample WHERE series = ? AND at >= ? AND at < ? ORDER BY at"));
        statement->bind(series).bind(toMillis(from)).bind(toMillis(to));
        std::vector<Sample> out;
        while (must(statement->step())) {
            double value = 0;
            std::memcpy(&value, statement->blob(1).data(), 8);
            out.push_back({fromMillis(statement->integer(0)), value});
        }
        return out.size();
    }
    void exec(const char *sql) { must(m_database->exec(sql)); }

private:
    std::unique_ptr<store::Database> m_database;
};

constexpr const char *kBySeries =
    "CREATE TABLE sample(series INTEGER, at INTEGER, value BLOB, PRIMARY KEY (series, at)) WITHOUT ROWID";
constexpr const char *kByTime =
    "CREATE TABLE sample(series INTEGER, at INTEGER, value BLOB, PRIMARY KEY (at, series)) WITHOUT ROWID";

// --- writing in arrival order

struct Writing
{
    double rate = 0.0;
    double worst = 0.0; // seconds of the slowest cycle (the one that closes an hour)
    double bytesPerSample = 0.0;
};

Writing writeCycles(const std::string &home, const std::vector<SeriesKey> &keys, int cycles)
{
    auto history = must(openHistory(home));
    Shapes shapes;
    Writing out;
    double total = 0;
    for (int c = 0; c < cycles; ++c) {
        std::vector<Series> batch;
        for (std::size_t i = 0; i < keys.size(); ++i)
            batch.push_back({keys[i], {{kStart + kStep * c, shapes.next(i, c)}}});
        const double from = seconds();
        must(history->append(batch));
        const double took = seconds() - from;
        total += took;
        out.worst = std::max(out.worst, took);
    }
    const double samples = static_cast<double>(keys.size()) * cycles;
    out.rate = samples / total;
    const auto stats = must(history->stats());
    out.bytesPerSample = static_cast<double>(stats.bytes) / samples;
    return out;
}

double writeNaively(const std::string &path, const char *table, std::size_t series, int cycles)
{
    Naive naive(path, table);
    Shapes shapes;
    double total = 0;
    for (int c = 0; c < cycles; ++c) {
        std::vector<double> values;
        for (std::size_t i = 0; i < series; ++i)
            values.push_back(shapes.next(i, c));
        const double from = seconds();
        naive.exec("BEGIN IMMEDIATE");
        for (std::size_t i = 0; i < series; ++i)
            naive.insert(static_cast<std::int64_t>(i), kStart + kStep * c, values[i]);
        naive.exec("COMMIT");
        total += seconds() - from;
    }
    return static_cast<double>(series) * cycles / total;
}

void benchWriting(const std::string &dir, bool quick)
{
    const auto keys = seriesKeys(1'000);
    const int cycles = quick ? 130 : 400;
    const auto ours = writeCycles(dir + "/cycles", keys, cycles);
    const double bySeries = writeNaively(dir + "/naive-series.db", kBySeries, keys.size(), quick ? 60 : 200);
    const double byTime = writeNaively(dir + "/naive-time.db", kByTime, keys.size(), quick ? 60 : 200);
    line("write 3,000 series, a commit per cycle (naive: by series)", ours.rate, "samples/s", bySeries,
         ours.rate / bySeries);
    line("write 3,000 series, a commit per cycle (naive: by time)", ours.rate, "samples/s", byTime, ours.rate / byTime);
    line("the slowest cycle of them (it closes an hour)", ours.worst * 1e3, "ms", 0, 0);
    line("file size", ours.bytesPerSample, "B/sample", 0, 0);
}

// --- blocks

void benchBlocks()
{
    const char *names[] = {"block of 60 noisy doubles", "block of 60 byte counts",
                           "block of 60 values with two decimals"};
    for (std::size_t metric = 0; metric < 3; ++metric) {
        Shapes shapes;
        std::vector<std::vector<Sample>> hours;
        for (int h = 0; h < 400; ++h) {
            std::vector<Sample> hour;
            for (int m = 0; m < 60; ++m)
                hour.push_back({kStart + kStep * m, shapes.next(metric, h * 60 + m)});
            hours.push_back(std::move(hour));
        }
        std::size_t ours = 0;
        std::size_t deflated = 0;
        std::vector<std::string> blocks;
        std::vector<std::string> packs;
        const double t0 = seconds();
        for (const auto &hour : hours)
            blocks.push_back(store::encodeBlock(hour, kStart));
        const double t1 = seconds();
        for (const auto &hour : hours) {
            std::string raw;
            for (const Sample &s : hour) {
                const auto offset = static_cast<std::uint32_t>((s.at - kStart).count());
                raw.append(reinterpret_cast<const char *>(&offset), 4)
                    .append(reinterpret_cast<const char *>(&s.value), 8);
            }
            packs.push_back(store::pack(raw));
        }
        const double t2 = seconds();
        std::vector<Sample> out;
        for (const auto &b : blocks) {
            ours += b.size();
            out.clear();
            must(store::decodeBlock(b, kStart, store::kHour, out));
        }
        const double t3 = seconds();
        for (const auto &p : packs) {
            deflated += p.size();
            static_cast<void>(must(store::unpack(p, "bench")));
        }
        const double t4 = seconds();
        const double n = 400.0 * 60;
        line((std::string(names[metric]) + " (naive: deflate)").c_str(), static_cast<double>(ours) / n, "B/sample",
             static_cast<double>(deflated) / n, static_cast<double>(deflated) / static_cast<double>(ours));
        line("  encode", (t1 - t0) / n * 1e9, "ns/sample", (t2 - t1) / n * 1e9, (t2 - t1) / (t1 - t0));
        line("  decode", (t3 - t2) / n * 1e9, "ns/sample", (t4 - t3) / n * 1e9, (t4 - t3) / (t3 - t2));
    }
}

// --- a month of 500 services

void forgetPages(const std::string &path)
{
    const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (handle < 0)
        return;
    ::fdatasync(handle);
    ::posix_fadvise(handle, 0, 0, POSIX_FADV_DONTNEED);
    ::close(handle);
}

double readSeries(History &history, const SeriesKey &key, Timestamp from, Timestamp to, std::size_t expected)
{
    const double t0 = seconds();
    const auto read = must(history.read(key, {from, to}));
    const double took = seconds() - t0;
    if (read.samples.size() != expected) {
        std::fprintf(stderr, "read %zu samples instead of %zu\n", read.samples.size(), expected);
        std::exit(1);
    }
    return took;
}

void fillMonth(const std::string &home, const std::vector<SeriesKey> &keys, int days)
{
    auto history = must(openHistory(home));
    Shapes shapes;
    const double from = seconds();
    for (std::size_t i = 0; i < keys.size(); i += 10) {
        std::vector<Series> batch;
        for (std::size_t k = i; k < std::min(keys.size(), i + 10); ++k) {
            Series s{keys[k], {}};
            for (std::int64_t m = 0; m < days * 1'440; ++m)
                s.samples.push_back({kStart + kStep * m, shapes.next(k, m)});
            batch.push_back(std::move(s));
        }
        must(history->append(batch));
    }
    const double samples = static_cast<double>(keys.size()) * days * 1'440;
    line("back-fill of whole series", samples / (seconds() - from), "samples/s", 0, 0);
    // Some cycles in arrival order, so that the tail is in use as on a running engine.
    for (int c = 0; c < 30; ++c) {
        std::vector<Series> batch;
        for (std::size_t i = 0; i < keys.size(); ++i)
            batch.push_back({keys[i], {{kStart + kStep * (days * 1'440 + c), shapes.next(i, c)}}});
        must(history->append(batch));
    }
    const auto stats = must(history->stats());
    line("file of that month", static_cast<double>(stats.bytes) / 1e6, "MB", 0, 0);
}

void benchMonth(const std::string &dir, bool quick)
{
    const std::string home = dir + "/month";
    const auto keys = seriesKeys(quick ? 50 : 500);
    const int days = 30;
    fillMonth(home, keys, days);
    const Timestamp end = kStart + kStep * (days * 1'440 + 30);
    const Timestamp from = end - store::kDay * 14;

    std::vector<double> opening;
    std::vector<double> firstRead;
    for (int i = 0; i < 5; ++i) {
        forgetPages(home + "/history.db");
        const double t0 = seconds();
        auto history = must(openHistory(home));
        opening.push_back(seconds() - t0);
        firstRead.push_back(readSeries(*history, keys[static_cast<std::size_t>(i) * 31], from, end, 20'160));
    }
    line("open that file, cold", quantileOf(opening, 0.5) * 1e3, "ms", 0, 0);
    line("first read after it (loads the tail), cold", quantileOf(firstRead, 0.5) * 1e3, "ms", 0, 0);

    SystemClock clock;
    const double t0 = seconds();
    {
        StoreThread thread(home, clock);
        auto opened = thread.opened();
        opened.waitForFinished();
        must(opened.result());
    }
    line("open that home by the store thread, and close it", (seconds() - t0) * 1e3, "ms", 0, 0);

    auto history = must(openHistory(home));
    std::mt19937 random(5);
    std::vector<double> reads;
    std::vector<double> charts;
    for (int i = 0; i < 200; ++i) {
        const SeriesKey &key = keys[random() % keys.size()];
        reads.push_back(readSeries(*history, key, from, end, 20'160));
        const double b0 = seconds();
        static_cast<void>(must(history->buckets(key, {kStart, end}, 800)));
        charts.push_back(seconds() - b0);
    }
    // The naive table that reads best (by series), of fewer series.
    double naive = 0;
    {
        Naive table(dir + "/naive-read.db", kBySeries);
        Shapes shapes;
        table.exec("BEGIN IMMEDIATE");
        for (std::int64_t s = 0; s < 30; ++s) {
            for (int m = 0; m < 20'160; ++m)
                table.insert(s, kStart + kStep * m, shapes.next(static_cast<std::size_t>(s), m));
        }
        table.exec("COMMIT");
        std::vector<double> times;
        for (int i = 0; i < 60; ++i) {
            const double n0 = seconds();
            static_cast<void>(table.read(static_cast<std::int64_t>(random() % 30), kStart, kStart + store::kDay * 14));
            times.push_back(seconds() - n0);
        }
        naive = quantileOf(times, 0.5);
    }
    const double median = quantileOf(reads, 0.5);
    line("read 14 days of one series (naive: by series)", median * 1e3, "ms", naive * 1e3, naive / median);
    line("  95th percentile", quantileOf(reads, 0.95) * 1e3, "ms", 0, 0);
    line("buckets of 30 days for a chart of 800 points", quantileOf(charts, 0.5) * 1e3, "ms", 0, 0);
    const double r0 = seconds();
    must(history->applyRetention(end, 29));
    line("retention of a day of every series", (seconds() - r0) * 1e3, "ms", 0, 0);
    const double s0 = seconds();
    static_cast<void>(must(history->stats()));
    line("stats", (seconds() - s0) * 1e3, "ms", 0, 0);
}

// --- journal and forecasts

void benchJournal(const std::string &dir, bool quick)
{
    const std::string home = dir + "/journal";
    SystemClock clock;
    const AuditEntry entry{Actor{"bench", Role::Administrator, "here", Origin::CommandLine},
                           "bench",
                           "prod/-/service/api",
                           {},
                           Json{{"from", 3}, {"to", 4}}};
    auto journal = must(openJournal(home, clock));
    const int commits = quick ? 50 : 300;
    double t0 = seconds();
    for (int i = 0; i < commits; ++i)
        must(journal->appendAudit(entry));
    line("durable commits of one audit row, head included", commits / (seconds() - t0), "/s", 0, 0);
    const int rows = quick ? 10'000 : 100'000;
    t0 = seconds();
    must(journal->transaction([&]() -> Result<void> {
        for (int i = 0; i < rows; ++i) {
            if (auto added = journal->appendAudit(entry); !added)
                return added;
        }
        return {};
    }));
    line("audit rows within one transaction", rows / (seconds() - t0), "/s", 0, 0);
    t0 = seconds();
    if (!must(journal->verifyAudit()).intact)
        std::exit(1);
    line("verify the whole chain", (rows + commits) / (seconds() - t0), "rows/s", 0, 0);
    journal.reset();
    t0 = seconds();
    journal = must(openJournal(home, clock));
    line(quick ? "open a journal of 10,000 rows (quick_check, schema)"
               : "open a journal of 100,000 rows (quick_check, schema)",
         (seconds() - t0) * 1e3, "ms", 0, 0);
}

void benchForecasts(const std::string &dir)
{
    auto history = must(openHistory(dir + "/forecasts"));
    std::mt19937_64 random(3);
    std::normal_distribution<double> noise;
    std::vector<Forecast> forecasts;
    for (int i = 0; i < 1'000; ++i) {
        Forecast f;
        f.id = ForecastId("01KJQ" + std::to_string(100'000 + i));
        f.workload = WorkloadRef{ContextName("prod"), "-", WorkloadKind::Service, "service-" + std::to_string(i)};
        f.metric = metric::cpuCores;
        f.model = "kalman";
        f.origin = kStart;
        f.step = Millis{300'000};
        for (int s = 0; s < 24; ++s) {
            Quantiles q{};
            double level = 1.0 + std::abs(noise(random));
            for (double &v : q)
                v = level += std::abs(noise(random)) * 0.1;
            f.steps.push_back(q);
        }
        forecasts.push_back(std::move(f));
    }
    const double t0 = seconds();
    must(history->putForecasts(forecasts));
    line("store 1,000 forecasts of 24 steps", (seconds() - t0) * 1e3, "ms", 0, 0);
    line("  their size", static_cast<double>(must(history->stats()).bytes) / 1e6, "MB", 0, 0);
}

} // namespace

int main(int argc, char **argv)
{
    std::string base = fs::temp_directory_path().string();
    bool quick = false;
    for (int i = 1; i < argc; ++i) {
        if (std::string(argv[i]) == "--quick")
            quick = true;
        else
            base = argv[i];
    }
    const std::string dir = base + "/preamar-bench-" + std::to_string(::getpid());
    fs::create_directories(dir);
    benchBlocks();
    benchWriting(dir, quick);
    benchMonth(dir, quick);
    benchJournal(dir, quick);
    benchForecasts(dir);
    fs::remove_all(dir);
    return 0;
}
