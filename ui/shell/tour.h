// Three bubbles on the first look at the demonstration: where it is stopped, what waits, where everything is recorded.
// It blocks nothing: whoever works on passes it by.
#pragma once

#include <QFrame>
#include <QPointer>
#include <QString>

#include <vector>

class QPushButton;

namespace preamar::ui {

class PlainLabel;

struct TourStep
{
    QPointer<QWidget> target;
    QString title;
    QString text;
};

class Tour final : public QFrame
{
    Q_OBJECT
public:
    Tour(std::vector<TourStep> steps, QWidget *window);

    void start();
    [[nodiscard]] int step() const { return m_step; }

Q_SIGNALS:
    void finished();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void show(int step);
    void place();
    void end();

    std::vector<TourStep> m_steps;
    QWidget *m_window;
    PlainLabel *m_count;
    PlainLabel *m_title;
    PlainLabel *m_text;
    QPushButton *m_next;
    QPushButton *m_skip;
    int m_step = -1;
};

} // namespace preamar::ui
