// The charts as a table, a picture and a file.
#include "ui/charts/chartstack.h"

#include "ui/charts/chartview.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QFileDialog>
#include <QImage>
#include <QSaveFile>
#include <QStackedWidget>
#include <QTableView>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {

constexpr double kPictureScale = 2.0;

} // namespace

ChartTable ChartStack::table() const
{
    std::vector<ChartTableLane> lanes;
    for (const auto &lane : m_lanes) {
        if (!lane.series.history.empty() || lane.series.forecast)
            lanes.push_back({title(lane), &lane.series, lane.isSteps});
    }
    return makeChartTable(lanes, m_window, m_now);
}

void ChartStack::toggleTable(bool on)
{
    auto *content = qobject_cast<QStackedWidget *>(m_table->parentWidget());
    if (on)
        m_tableModel->setTable(table());
    content->setCurrentIndex(on ? 1 : 0);
    (on ? static_cast<QWidget *>(m_table) : m_lanes.front().view)->setFocus();
}

bool ChartStack::savePicture(const QString &file) const
{
    const QWidget *lanes = m_lanes.front().view->parentWidget();
    QImage image(lanes->size() * kPictureScale, QImage::Format_RGB32);
    image.setDevicePixelRatio(kPictureScale);
    image.fill(color(Token::Surface));
    const_cast<QWidget *>(lanes)->render(&image, QPoint(), QRegion(), QWidget::DrawChildren);
    return image.save(file, "PNG");
}

bool ChartStack::saveTable(const QString &file, CsvKind kind) const
{
    QSaveFile out(file);
    return out.open(QIODevice::WriteOnly) && out.write(toCsv(table(), kind)) >= 0 && out.commit();
}

void ChartStack::askPicture()
{
    auto *dialog = new QFileDialog(this, tr("Save the charts"), {}, tr("Pictures (*.png)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"png"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        Q_EMIT said(savePicture(file) ? tr("Saved: %1").arg(file) : tr("%1 could not be written.").arg(file));
    });
    dialog->open();
}

void ChartStack::askTable(CsvKind kind)
{
    auto *dialog = new QFileDialog(this, tr("Save the figures"), {}, tr("Tables (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this, kind](const QString &file) {
        Q_EMIT said(saveTable(file, kind) ? tr("Saved: %1").arg(file) : tr("%1 could not be written.").arg(file));
    });
    dialog->open();
}

} // namespace preamar::ui
