// A small count beside a navigation entry.
#pragma once

#include <QWidget>

namespace preamar::ui {

class Badge final : public QWidget
{
    Q_OBJECT
public:
    explicit Badge(QWidget *parent = nullptr);

    // What waits for a person is filled; a mere number of things is quiet.
    void setCount(int count, bool waits);
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_count = 0;
    bool m_waits = false;
};

} // namespace preamar::ui
