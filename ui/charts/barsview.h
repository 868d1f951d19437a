// Named shares as horizontal bars, largest first.
#pragma once

#include <QString>
#include <QWidget>

#include <utility>
#include <vector>

namespace preamar::ui {

class BarsView final : public QWidget
{
    Q_OBJECT
public:
    explicit BarsView(QWidget *parent = nullptr);

    // Shares of 1; the text beside each bar is its percentage.
    void setBars(std::vector<std::pair<QString, double>> bars);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<std::pair<QString, double>> m_bars;
};

} // namespace preamar::ui
