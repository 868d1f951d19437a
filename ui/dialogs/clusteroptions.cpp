#include "ui/dialogs/clusteroptions.h"

#include "ui/dialogs/entries.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field.h"
#include "ui/widgets/plainlabel.h"

#include <QComboBox>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {

enum MetricsChoice { LookFor, ByService, MetricsApi, ByAddress, NoSource };

constexpr auto kAuto = "auto";

QString serviceProblem(const QString &typed)
{
    static const QRegularExpression wanted(u"^[a-z0-9-]+/[a-z0-9.-]+:[a-z0-9-]+$"_s);
    return wanted.match(entries::cleaned(typed)).hasMatch()
               ? QString()
               : ClusterOptions::tr("Expected: NAMESPACE/NAME:PORT, as in monitoring/prometheus-server:9090.");
}

} // namespace

ClusterOptions::ClusterOptions(QWidget *parent) : QWidget(parent), m_metrics(new QComboBox(this))
{
    auto *column = new QVBoxLayout(this);
    tighten(column, kSpaceS);
    auto *caption = new PlainLabel(TextRole::Body, PlainLabel::Fit::Elide, this);
    caption->setFont(textFont(TextRole::Body, true));
    caption->setPlain(tr("Metrics"));
    m_metrics->setObjectName(u"clusterMetrics"_s);
    m_metrics->setAccessibleName(tr("Metrics"));
    m_metrics->addItem(tr("Look for a Prometheus in the cluster"), LookFor);
    m_metrics->addItem(tr("metrics.k8s.io (history begins today)"), MetricsApi);
    m_metrics->addItem(tr("Prometheus by its address"), ByAddress);
    m_metrics->addItem(tr("A Prometheus in the cluster, by its service"), ByService);
    m_metrics->addItem(tr("None: nothing is measured"), NoSource);
    m_service = new Field(tr("Service of Prometheus"), tr("NAMESPACE/NAME:PORT; reached through the API server."),
                          "clusterService", this);
    m_service->setCheck(&serviceProblem);
    m_prometheus = new Field(tr("Address of Prometheus"), tr("As this computer reaches it."), "clusterPrometheus", this);
    m_prometheus->setCheck([](const QString &typed) { return entries::addressProblem(typed, true); });
    m_spaces = new Field(tr("Namespaces (optional)"),
                         tr("With commas between them. Empty: all that the credential may see."), "clusterSpaces", this);
    for (QWidget *part : std::initializer_list<QWidget *>{caption, m_metrics, m_service, m_prometheus, m_spaces})
        column->addWidget(part);
    showFields();
    connect(m_metrics, &QComboBox::activated, this, [this] {
        showFields();
        Q_EMIT changed();
    });
    for (auto *field : {m_service, m_prometheus, m_spaces})
        connect(field, &Field::edited, this, &ClusterOptions::changed);
}

void ClusterOptions::showFields()
{
    m_service->setVisible(m_metrics->currentData().toInt() == ByService);
    m_prometheus->setVisible(m_metrics->currentData().toInt() == ByAddress);
}

void ClusterOptions::fill(const ContextConfig &config)
{
    const auto &kube = config.kubernetes;
    const auto choice = kube.metricsApi                   ? MetricsApi
                        : !config.prometheus.url.empty()  ? ByAddress
                        : kube.prometheusService.empty()  ? NoSource
                        : kube.prometheusService == kAuto ? LookFor
                                                          : ByService;
    m_metrics->setCurrentIndex(m_metrics->findData(choice));
    if (choice == ByService)
        m_service->setText(QString::fromStdString(kube.prometheusService));
    m_prometheus->setText(QString::fromStdString(config.prometheus.url));
    QStringList spaces;
    for (const auto &space : kube.namespaces)
        spaces += QString::fromStdString(space);
    m_spaces->setText(spaces.join(u", "_s));
    showFields();
}

void ClusterOptions::apply(ContextConfig &config) const
{
    auto &kube = config.kubernetes;
    const int choice = m_metrics->currentData().toInt();
    kube.metricsApi = choice == MetricsApi;
    kube.prometheusService = choice == LookFor     ? kAuto
                             : choice == ByService ? m_service->text().toStdString()
                                                   : std::string();
    config.prometheus.url = choice == ByAddress
                                ? entries::prometheusAddress(m_prometheus->edit()->text()).url.toStdString()
                                : std::string();
    kube.namespaces.clear();
    for (const QString &space : entries::listOf(m_spaces->text()))
        kube.namespaces.push_back(space.toStdString());
}

bool ClusterOptions::validate()
{
    std::vector<Field *> asked;
    if (!m_service->isHidden())
        asked.push_back(m_service);
    if (!m_prometheus->isHidden())
        asked.push_back(m_prometheus);
    return validateAll(asked);
}

} // namespace preamar::ui
