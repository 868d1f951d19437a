// The four states that every page and every chart has: loading, empty, error, ready.
#pragma once

#include <QStackedWidget>

#include <functional>

class QPushButton;

namespace preamar::ui {

class IconLabel;
class PlainLabel;

class StatePanel final : public QStackedWidget
{
    Q_OBJECT
public:
    enum class State { Loading, Empty, Error, Ready };
    enum class Size { Page, Small };

    // Takes the content that is shown when ready.
    explicit StatePanel(QWidget *content, Size size = Size::Page, QWidget *parent = nullptr);

    void setLoading(const QString &what);
    // Says why there is nothing, and what to do; without an action the button is hidden.
    void setEmpty(const QString &title, const QString &detail, const QString &action = {},
                  std::function<void()> run = {});
    void setError(const QString &text, const QString &action = {}, std::function<void()> run = {});
    void setReady();
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString message() const;

private:
    void showMessage(State state, const QString &icon, const QString &title, const QString &detail,
                     const QString &action, std::function<void()> run);

    QWidget *m_content;
    QWidget *m_message;
    IconLabel *m_icon;
    PlainLabel *m_title;
    PlainLabel *m_detail;
    QPushButton *m_action;
    std::function<void()> m_run;
    State m_state = State::Loading;
};

} // namespace preamar::ui
