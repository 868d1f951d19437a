// The watchdog on the pages: findings where a person looks first and beside the service, the baseline and when it will be
// enough, whose turn it is among the clusters.
#include "core/engine/commands.h"
#include "tests/ui/stage.h"
#include "ui/models/findings.h"
#include "ui/models/servicequery.h"
#include "ui/models/workloadsmodel.h"
#include "ui/pages/findingslist.h"
#include "ui/shell/translations.h"
#include "ui/shell/words.h"
#include "ui/style/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/linkcard.h"
#include "ui/widgets/plainlabel.h"

#include <QApplication>
#include <QPushButton>
#include <QSpinBox>

using namespace preamar;
using namespace preamar::ui;
using namespace Qt::StringLiterals;
using preamar::test::Stage;

namespace {

Reason reason(ReasonCode code, std::vector<double> numbers = {}, std::string subject = {})
{
    return {.code = code, .numbers = std::move(numbers), .subject = std::move(subject)};
}

Snapshot watched()
{
    Snapshot s = test::fixtureSnapshot(8);
    auto &workloads = s.cycle->workloads;
    workloads[5].findings = {reason(ReasonCode::HpaBoundsChanged, {}, "hpa/loja"), reason(ReasonCode::PodsOomKilled, {2})};
    workloads[4].findings = {reason(ReasonCode::HpaAtMax, {}, "hpa/web")};
    workloads[5].baseline = BaselineState{.coverage = 0.417, .oldest = s.now - Seconds{86'400}, .has = false};
    workloads[4].baseline = BaselineState{.coverage = 0.93, .oldest = s.now - Seconds{3 * 86'400}, .has = true};
    return s;
}

Snapshot clusters(int count)
{
    Snapshot s = test::fixtureSnapshot(4);
    for (int i = 0; i < count; ++i) {
        ContextConfig c;
        c.kind = ContextKind::Kubernetes;
        c.name = ContextName("k" + std::to_string(i));
        s.contexts.push_back(c);
    }
    return s;
}

QString texts(QWidget *parent)
{
    QStringList out;
    for (auto *label : parent->findChildren<PlainLabel *>()) {
        if (label->isVisibleTo(parent))
            out += label->plainText();
    }
    return out.join(u'\n');
}

} // namespace

class TestUiWatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        installLanguage(text::Language::PtBr);
        style::applyTheme(*qApp, style::ThemeChoice::Light);
    }

    void findingsAreWorstFirst()
    {
        const Snapshot s = watched();
        const auto found = workloadsWithFindings(s);
        QCOMPARE(found.size(), std::size_t{2});
        QCOMPARE(toString(found[0]->workload.ref), toString(s.cycle->workloads[5].workload.ref)); // killed for memory before at its maximum
        const auto shown = findingsOf(*found[0]);
        QCOMPARE(shown[0].tone, style::Tone::Crit);
        QCOMPARE(shown[1].tone, style::Tone::Info);
        QVERIFY(isTroubled(s.cycle->workloads[5]) && isTroubled(s.cycle->workloads[4]));
        // What somebody changed is worth knowing, and no fault.
        WorkloadReport changed = s.cycle->workloads[0];
        const bool before = isTroubled(changed);
        changed.findings = {reason(ReasonCode::HpaBoundsChanged, {}, "hpa/x")};
        QCOMPARE(isTroubled(changed), before);
    }

    void theOverviewLeadsToWhatWasFound()
    {
        Stage stage(watched(), u"overview"_s);
        QVERIFY(stage.ready);
        auto *list = stage.named<FindingsList>("findings");
        QVERIFY(list && list->isVisible());
        auto *first = list->findChild<LinkCard *>(u"finding"_s);
        QVERIFY(first);
        QVERIFY2(first->accessibleName().contains(u"2 contêineres"_s), qPrintable(first->accessibleName()));
        QVERIFY(first->accessibleName().contains(u"1"_s));
        first->setFocus();
        QTest::keyClick(first, Qt::Key_Return);
        QTRY_COMPARE(stage.window->currentPage(), u"service"_s);
        auto *panel = stage.named<QWidget>("watchPanel");
        QVERIFY(panel && panel->isVisible());
    }

    // Where all services are: a sign that is seen, told and explained.
    void theListOfServicesSaysWhatWasFound()
    {
        const Snapshot s = watched();
        const auto mark = findingMark(s.cycle->workloads[5]);
        QVERIFY(mark && mark->count == 2 && mark->tone == style::Tone::Crit);
        QVERIFY(!findingMark(s.cycle->workloads[0]));
        WorkloadReport foreign = s.cycle->workloads[5];
        foreign.enrolled = false;
        QVERIFY(!findingMark(foreign));

        WorkloadsModel model;
        model.setSnapshot(std::make_shared<const Snapshot>(s), s.now);
        const auto cell = [&](std::size_t i) {
            return model.index(model.rowOf(QString::fromStdString(toString(s.cycle->workloads[i].workload.ref))), WorkloadsModel::Name);
        };
        for (const int role : {int(Qt::AccessibleTextRole), int(Qt::ToolTipRole)}) {
            QVERIFY2(cell(5).data(role).toString().contains(u"2 contêineres"_s), qPrintable(cell(5).data(role).toString()));
            QVERIFY(cell(4).data(role).toString().contains(u"hpa/web"_s));
            QVERIFY(!cell(0).data(role).toString().contains(u"igilância"_s));
        }

        Snapshot without = s;
        for (auto &report : without.cycle->workloads)
            report.findings.clear();
        Stage stage(s, u"services"_s);
        for (const auto &[view, button] : {std::pair{"serviceCards", "cardsButton"}, std::pair{"serviceTable", "tableButton"},
                                           std::pair{"serviceList", "listButton"}}) {
            stage.console.setSnapshot(s);
            stage.named<QPushButton>(button)->click();
            auto *shown = stage.named<QWidget>(view);
            QTRY_VERIFY(shown->isVisible());
            const QImage with = shown->grab().toImage();
            stage.console.setSnapshot(without);
            QTRY_VERIFY2(shown->grab().toImage() != with, view);
        }
    }

    void nothingFoundTakesNoRoom()
    {
        Stage stage(test::fixtureSnapshot(8), u"overview"_s);
        QVERIFY(stage.ready);
        QVERIFY(!stage.named<FindingsList>("findings")->isVisible());
        // Without proposals and with findings, what waits is said to be no proposal.
        Snapshot s = watched();
        s.proposals.clear();
        stage.console.setSnapshot(s);
        QTRY_VERIFY(stage.named<FindingsList>("findings")->isVisible());
        QVERIFY(stage.named<PlainLabel>("queueEmpty")->plainText().startsWith(u"Nenhuma proposta"_s));
    }

    void theServiceShowsFindingsAndBaseline()
    {
        const Snapshot s = watched();
        Stage stage(s, u"overview"_s);
        QVERIFY(stage.window->showPage(u"service"_s, QString::fromStdString(toString(s.cycle->workloads[5].workload.ref))));
        auto *panel = stage.named<QWidget>("watchPanel");
        QTRY_VERIFY(panel->isVisible());
        const QString shown = texts(panel);
        QVERIFY2(shown.contains(u"2 contêineres"_s), qPrintable(shown));
        QVERIFY2(shown.contains(words::percent(0.41, 0)), qPrintable(shown)); // never rounded up
        QVERIFY2(shown.contains(words::percent(0.7, 0)), qPrintable(shown));
        QCOMPARE(panel->findChild<Chip *>(u"watchState"_s)->word(), u"2 achados"_s);
        // The page's own sentence says it too, where the data themselves are good.
        QVERIFY(stage.window->showPage(u"service"_s, QString::fromStdString(toString(s.cycle->workloads[4].workload.ref))));
        QTRY_VERIFY(stage.named<PlainLabel>("serviceData")->plainText().contains(u"hpa/web"_s));
        QVERIFY(texts(panel).contains(words::percent(0.93, 0)));
        // Nothing to watch: no panel.
        QVERIFY(stage.window->showPage(u"service"_s, QString::fromStdString(toString(s.cycle->workloads[0].workload.ref))));
        QTRY_VERIFY(!panel->isVisible());
    }

    void aBaselineSaysWhenItIsEnough()
    {
        const Timestamp now = test::fixtureNow();
        const auto young = baselineShown({.coverage = 0.9, .oldest = now - Seconds{3600}, .has = false}, {}, now);
        QVERIFY2(young.note.contains(words::shortTime(now + Seconds{47 * 3600}, now)), qPrintable(young.note));
        const auto fetching = baselineShown({.coverage = 0.1, .oldest = now - Seconds{3600}, .has = false}, 0.4, now);
        QVERIFY2(fetching.note.contains(u"preenchido"_s), qPrintable(fetching.note));
        QCOMPARE(baselineShown({.coverage = 0.6999, .oldest = now, .has = false}, {}, now).value, words::percent(0.69, 0));
    }

    void turnsAreShownAndTheirWidthIsSet()
    {
        Stage stage(test::fixtureSnapshot(4), u"contexts"_s);
        auto *card = stage.named<QWidget>("scanCard");
        QVERIFY(card && !card->isVisible()); // no cluster, no turns
        stage.console.setSnapshot(clusters(7));
        QTRY_VERIFY(card->isVisible());
        const auto turns = card->findChildren<Chip *>(u"scanTurn"_s);
        QCOMPARE(turns.size(), 4); // two at a time
        const auto now = std::count_if(turns.begin(), turns.end(), [](const Chip *c) { return c->word().startsWith(u"agora"_s); });
        QCOMPARE(now, 1);
        QTRY_VERIFY2(texts(card).contains(u"k0 · k1"_s) && texts(card).contains(u"k6"_s), qPrintable(texts(card)));
        QVERIFY(!stage.named<PlainLabel>("scanWarning")->isVisible()); // 4 × 15 s fit into a minute
        // Time passes: another one's turn.
        const QString before = card->accessibleDescription();
        stage.console.pass(Seconds{15});
        QTRY_VERIFY(card->accessibleDescription() != before);
        auto *width = stage.named<QSpinBox>("scanWidth");
        auto *apply = stage.named<QPushButton>("scanApply");
        QVERIFY(!apply->isEnabled());
        width->setFocus();
        QTest::keyClick(width, Qt::Key_Up);
        QVERIFY(apply->isEnabled());
        QTest::mouseClick(apply, Qt::LeftButton);
        QTRY_COMPARE(stage.console.submitted.size(), std::size_t{1});
        QCOMPARE(stage.console.submitted[0].kind, std::string(command::settingSet));
        QCOMPARE(stage.console.submitted[0].arguments["value"].get<std::string>(), std::string("3"));
    }

    void turnsAreFoundFromTheTopOfThePage()
    {
        Stage stage(test::fixtureSnapshot(4), u"contexts"_s);
        auto *button = stage.named<QPushButton>("contextTurns");
        QVERIFY(button && !button->isVisible());
        stage.console.setSnapshot(clusters(9));
        QTRY_VERIFY(button->isVisible());
        auto *card = stage.named<QWidget>("scanCard");
        QTest::qWait(20);
        QVERIFY(card->visibleRegion().isEmpty()); // below nine contexts
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(!card->visibleRegion().isEmpty());
        QVERIFY(stage.named<QSpinBox>("scanWidth")->hasFocus());
    }

    void aRoundLongerThanAMinuteSuggestsAWidth()
    {
        Stage stage(clusters(9), u"contexts"_s);
        QTRY_VERIFY(stage.named<PlainLabel>("scanWarning")->isVisible()); // 5 × 15 s
        auto *suggested = stage.named<QPushButton>("scanSuggested");
        QVERIFY(suggested->isVisible());
        QTest::mouseClick(suggested, Qt::LeftButton);
        QTRY_COMPARE(stage.console.submitted.size(), std::size_t{1});
        QCOMPARE(stage.console.submitted[0].arguments["value"].get<std::string>(), std::string("3"));
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    TestUiWatch test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_uiwatch.moc"
