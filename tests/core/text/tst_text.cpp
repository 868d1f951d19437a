// What an operator reads: every code, state, event and registry row has its words in both languages, and nothing a server
// sends can be more than plain text.
#include "core/text/catalogue.h"
#include "core/text/reasons.h"
#include "core/text/text.h"

#include "core/forecast/forecaster.h"
#include "core/policy/decide.h"
#include "core/replay/registry.h"

#include <QRegularExpression>
#include <QTest>

#include <cmath>
#include <limits>

using namespace preamar;
using text::Language;

namespace {

QString from(std::string_view s)
{
    return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
}

// A sentence that is the same in both languages was not translated; what is short may be (names, "ok").
bool isTranslated(const QString &pt, const QString &en)
{
    return pt != en || en.count(QLatin1Char(' ')) < 2;
}

}  // namespace

class TestText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hasASentenceAndAMeaningForEveryCode();
    void fillsEveryToken_data();
    void fillsEveryToken();
    void beginsASentenceLarge();
    void namesTheFieldOfAWrongPolicy();
    void saysWhatWasWrong_data();
    void saysWhatWasWrong();
    void describesEveryRowOfTheRegistries();
    void namesEveryStepOfEveryPreset();
    void keepsWhatItDoesNotKnow();
    void showsServerTextAsText_data();
    void showsServerTextAsText();
    void writesNumbersAsTheLanguageDoes_data();
    void writesNumbersAsTheLanguageDoes();
};

void TestText::hasASentenceAndAMeaningForEveryCode()
{
    for (const auto &info : reasonCodes()) {
        const QByteArray name = from(toString(info.code)).toUtf8();
        const auto pt = text::reason(Reason{info.code, {}, "x"}, Language::PtBr);
        const auto en = text::reason(Reason{info.code, {}, "x"}, Language::En);
        QVERIFY2(!pt.isEmpty() && !en.isEmpty(), name.constData());
        QVERIFY2(isTranslated(pt, en), name.constData());
        const auto meaning = text::reasonMeaning(info.code, Language::PtBr);
        QVERIFY2(!meaning.isEmpty(), name.constData());
        QVERIFY2(isTranslated(meaning, text::reasonMeaning(info.code, Language::En)), name.constData());
    }
}

void TestText::fillsEveryToken_data()
{
    QTest::addColumn<std::vector<double>>("numbers");
    const double nan = std::numeric_limits<double>::quiet_NaN();
    QTest::newRow("none") << std::vector<double>{};
    QTest::newRow("few") << std::vector<double>{0.5};
    QTest::newRow("many") << std::vector<double>{0.5, 3.0, 120.0, 0.9, 7.0, 1.0};
    QTest::newRow("not numbers") << std::vector<double>{nan, nan, nan, nan, nan, nan};
}

void TestText::fillsEveryToken()
{
    QFETCH(std::vector<double>, numbers);
    static const QRegularExpression token(QStringLiteral("\\{[a-z]\\d?\\}|%\\d"));
    for (const auto &info : reasonCodes()) {
        for (const Language language : {Language::PtBr, Language::En}) {
            const auto sentence = text::reason(Reason{info.code, numbers, "loja_api"}, language);
            QVERIFY2(!token.match(sentence).hasMatch(), sentence.toUtf8().constData());
            QVERIFY2(!sentence.contains(QStringLiteral("nan")), sentence.toUtf8().constData());
        }
    }
}

void TestText::beginsASentenceLarge()
{
    const auto sentence = [](const char *subject, Language language) { return text::reason(Reason{ReasonCode::DemandExpected, {41.0, 83.0}, subject}, language); };
    QVERIFY(sentence("memory_bytes", Language::PtBr).startsWith(QStringLiteral("Memória: 41,0 % da capacidade")));
    QVERIFY(sentence("memory_bytes", Language::En).startsWith(QStringLiteral("Memory: 41.0% of capacity")));
    QVERIFY(sentence("loja_api", Language::PtBr).startsWith(QStringLiteral("loja_api: "))); // a name is nobody's to rewrite
}

void TestText::namesTheFieldOfAWrongPolicy()
{
    const auto sentence = text::error(Error{ErrorCode::InvalidArgument, "entry.end", "unknown field", "PolicyInvalid"}, Language::En);
    QVERIFY2(sentence.contains(QStringLiteral("entry.end")), sentence.toUtf8().constData());
}

void TestText::saysWhatWasWrong_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *said, const char *shown) { QTest::newRow(said) << QByteArray(said) << QString::fromUtf8(shown); };
    row("the file has no data row", "o arquivo não tem nenhuma linha de dados");
    row("line 2, column 2: the value is not a finite number", "linha 2, coluna 2: o valor não é um número finito");
    row("line 7: expected YYYY-MM-DD", "linha 7: esperado AAAA-MM-DD");
    row("no context of that name: no entry of that id: x", "não há contexto com esse nome: não há item com esse id: x");
    row("prod: unknown field", "prod: campo desconhecido");
    row("there is no model %2", "não há modelo %2");
    row("the tide went out", "the tide went out");
}

void TestText::saysWhatWasWrong()
{
    QFETCH(QByteArray, said);
    QFETCH(QString, shown);
    QCOMPARE(text::detail(said.toStdString(), Language::PtBr), shown);
    QCOMPARE(text::detail(said.toStdString(), Language::En), QString::fromUtf8(said));
}

void TestText::describesEveryRowOfTheRegistries()
{
    std::vector<std::string_view> english;
    for (const auto *forecaster : forecast::registry())
        english.push_back(forecaster->info().goodFor);
    for (const auto &preset : policy::presets())
        english.push_back(preset.meaning);
    for (const auto &info : replay::policies())
        english.push_back(info.meaning);
    QVERIFY(english.size() > 30);
    for (const auto sentence : english) {
        QVERIFY2(text::description(sentence, Language::PtBr) != from(sentence), from(sentence).toUtf8().constData());
        QCOMPARE(text::description(sentence, Language::En), from(sentence));
    }
}

void TestText::namesEveryStepOfEveryPreset()
{
    for (const auto &preset : policy::presets()) {
        policy::DecisionInput input;
        input.policy.preset = std::string(preset.name);
        input.policy.schedule = "0 8 * * * = 4";
        const auto decision = policy::decideAndRemember(input).decision;
        QVERIFY2(decision.ladder.size() > 3, from(preset.name).toUtf8().constData());
        for (const auto &step : decision.ladder)
            QVERIFY2(text::decisionStep(step.name, Language::PtBr) != from(step.name), step.name.c_str());
    }
}

void TestText::keepsWhatItDoesNotKnow()
{
    QCOMPARE(text::description("a sentence of tomorrow", Language::PtBr), QStringLiteral("a sentence of tomorrow"));
    QCOMPARE(text::decisionStep("tide", Language::PtBr), QStringLiteral("tide"));
    QCOMPARE(text::auditEvent("tide.turned", Language::PtBr), QStringLiteral("tide.turned"));
}

void TestText::showsServerTextAsText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("maximum");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << QStringLiteral("loja_api") << 300 << QStringLiteral("loja_api");
    QTest::newRow("markup stays what it is") << QStringLiteral("<b>x</b>&amp;") << 300 << QStringLiteral("<b>x</b>&amp;");
    QTest::newRow("line end") << QStringLiteral("a\nb") << 300 << QStringLiteral("a‹U+000A›b");
    QTest::newRow("turned around") << QStringLiteral("a\u202Eb") << 300 << QStringLiteral("a‹U+202E›b");
    QTest::newRow("beyond the first plane") << QStringLiteral("a🌊b") << 300 << QStringLiteral("a🌊b");
    QTest::newRow("long") << QString(1000, QLatin1Char('x')) << 9 << QStringLiteral("xxxxx…xxx");
}

void TestText::showsServerTextAsText()
{
    QFETCH(QString, text);
    QFETCH(int, maximum);
    QFETCH(QString, shown);
    QCOMPARE(text::plain(text.toStdString(), maximum), shown);
}

void TestText::writesNumbersAsTheLanguageDoes_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("expected");
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const auto row = [](const char *name, const QString &written, const char *expected) { QTest::newRow(name) << written << QString::fromUtf8(expected); };
    row("percent pt", text::percent(0.862, 1, Language::PtBr), "86,2 %");
    row("percent en", text::percent(0.862, 1, Language::En), "86.2%");
    row("percent of nothing", text::percent(nan, 1, Language::PtBr), "—");
    row("cores", text::value(1.314, Unit::Cores, Language::PtBr), "1,31 núcleos");
    row("bytes", text::value(512.0 * 1024 * 1024, Unit::Bytes, Language::En), "512 MiB");
    row("no value", text::value(nan, Unit::Bytes, Language::En), "—");
    row("money", text::money(-36.5, "BRL", Language::PtBr), "−R$\u00a036,50");
    row("duration", text::duration(std::chrono::seconds{161}, Language::PtBr), "2 min 41 s");
    row("days", text::duration(std::chrono::hours{49}, Language::PtBr), "2 d 1 h");
}

void TestText::writesNumbersAsTheLanguageDoes()
{
    QFETCH(QString, written);
    QFETCH(QString, expected);
    QCOMPARE(written, expected);
}

QTEST_APPLESS_MAIN(TestText)
#include "tst_text.moc"
