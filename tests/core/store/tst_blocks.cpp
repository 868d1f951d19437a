// The bytes of a block: exact round trips, size, and that any bytes are safe to decode.
#include "core/store/blockcodec.h"
#include "historyfixture.h"

#include <cmath>
#include <limits>

using namespace preamar;
using namespace preamar::test;

class TestBlocks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void blocksComeBackExactly();
    void blocksOfARegularStepAreSmall();
    void anyBytesAreSafeToDecode();
    void brokenBlocksAreSafeToDecode();
};

void TestBlocks::blocksComeBackExactly()
{
    std::mt19937_64 random(1);
    for (int round = 0; round < 3'000; ++round) {
        std::vector<Sample> samples;
        std::int64_t at = static_cast<std::int64_t>(random() % 1'000);
        const bool regular = random() % 2 == 0;
        while (at < store::kHour.count() && samples.size() < 300) {
            samples.push_back({kStart + Millis{at}, anyValue(random)});
            at += regular ? 60'000 : 1 + static_cast<std::int64_t>(random() % 30'000);
        }
        const std::string bytes = store::encodeBlock(samples, kStart);
        std::vector<Sample> back;
        VERIFY_OK(store::decodeBlock(bytes, kStart, store::kHour, back));
        QVERIFY(same(back, samples));
    }
    std::vector<Sample> none;
    VERIFY_OK(store::decodeBlock(store::encodeBlock({}, kStart), kStart, store::kHour, none));
    QVERIFY(none.empty());
}

void TestBlocks::blocksOfARegularStepAreSmall()
{
    std::vector<Sample> constant;
    for (int i = 0; i < 60; ++i)
        constant.push_back({kStart + kMinute * i, 3.0});
    QVERIFY(store::encodeBlock(constant, kStart).size() <= 26);
}

void TestBlocks::anyBytesAreSafeToDecode()
{
    std::mt19937_64 random(2);
    for (int round = 0; round < 200'000; ++round) {
        std::string bytes(random() % 40, '\0');
        for (char &c : bytes)
            c = static_cast<char>(random() & 0xffU);
        if (!bytes.empty() && random() % 2 == 0)
            bytes[0] = '\1';
        std::vector<Sample> out;
        if (!store::decodeBlock(bytes, kStart, store::kHour, out))
            QVERIFY(out.empty());
        for (const Sample &s : out)
            QVERIFY(s.at >= kStart && s.at < kStart + store::kHour && std::isfinite(s.value));
        store::Tail tail;
        static_cast<void>(store::readTailRow(bytes, 492'350, tail));
        static_cast<void>(store::decodeRolls(bytes, 20'514));
    }
}

void TestBlocks::brokenBlocksAreSafeToDecode()
{
    std::mt19937_64 random(3);
    std::vector<Sample> samples;
    for (int i = 0; i < 60; ++i)
        samples.push_back({kStart + kMinute * i, std::sin(i)});
    const std::string whole = store::encodeBlock(samples, kStart);
    for (int round = 0; round < 50'000; ++round) {
        std::string bytes = whole.substr(0, random() % (whole.size() + 1));
        for (std::size_t k = random() % 4; k > 0 && !bytes.empty(); --k)
            bytes[random() % bytes.size()] = static_cast<char>(random() & 0xffU);
        std::vector<Sample> out;
        if (!store::decodeBlock(bytes, kStart, store::kHour, out))
            QVERIFY(out.empty());
        for (std::size_t i = 1; i < out.size(); ++i)
            QVERIFY(out[i - 1].at < out[i].at);
    }
}

QTEST_GUILESS_MAIN(TestBlocks)
#include "tst_blocks.moc"
