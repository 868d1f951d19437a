// Minutes of overload against cost: the best that reactive policies can do, and the product's knob moving on its own
// line.
#pragma once

#include <QPointF>
#include <QString>
#include <QWidget>

#include <vector>

namespace preamar::ui {

struct FrontierPoint
{
    double cost = 0.0;    // on the horizontal axis
    double minutes = 0.0; // of overload per day
    QString label;        // what it is, for the read-out
};

struct FrontierModel
{
    std::vector<FrontierPoint> reactive; // by rising cost
    std::vector<FrontierPoint> knob;     // from thrifty to careful
    std::vector<FrontierPoint> marks;    // single policies
    QString costTitle;
    int chosen = -1; // of knob
};

class FrontierChart final : public QWidget
{
    Q_OBJECT
public:
    explicit FrontierChart(QWidget *parent = nullptr);

    void setModel(FrontierModel model);
    [[nodiscard]] const FrontierModel &model() const { return m_model; }
    // Moves the knob to the nearest point of its line.
    void choose(int index);
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void knobMoved(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QRectF plot() const;
    [[nodiscard]] QPointF place(const FrontierPoint &point) const;
    void chooseNear(const QPointF &at);
    void describe();

    FrontierModel m_model;
    double m_cheapest = 0.0;
    double m_dearest = 1.0;
    double m_most = 1.0;
};

} // namespace preamar::ui
