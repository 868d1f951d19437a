// One context of a kubeconfig in the dialog that adds clusters: chosen or not, what it wants consent for, how its test
// went.
#pragma once

#include "core/domain/context.h"
#include "core/engine/connect.h"
#include "ui/style/tokens.h"

#include <QFrame>

#include <optional>
#include <vector>

class QBoxLayout;
class QCheckBox;
class QPushButton;

namespace preamar::ui {

class CheckList;
class Chip;
class Field;
class PlainLabel;

class ClusterRow final : public QFrame
{
    Q_OBJECT
public:
    enum class State { Untried, Testing, Passed, Failed, Stored };

    ClusterRow(const FoundContext &found, const QString &name, QWidget *parent);

    [[nodiscard]] const FoundContext &found() const { return m_found; }
    [[nodiscard]] bool isChosen() const;
    void choose(bool chosen);
    [[nodiscard]] State state() const { return m_state; }
    // Name and consents have what they need; the first that has not is focused.
    bool validate();
    [[nodiscard]] QString name() const;
    [[nodiscard]] Field *nameField() const { return m_name; }
    // Stands for one that is connected: no name and no choice are asked for, and what was consented to stands.
    void setExisting(const ContextConfig &config);
    // The cluster and what was consented to; the name is the row's.
    [[nodiscard]] ContextConfig config() const;
    // As it was asked when it was tested last.
    [[nodiscard]] const ContextConfig &tested() const { return m_tested; }

    void setTesting();
    void setResult(const ConnectionTest &test, const ContextConfig &config);
    void setStored(const QString &problem); // empty: it is connected
    void forget();                          // what was tested no longer stands here

Q_SIGNALS:
    void changed();
    void rightsWanted();

private:
    void build(const QString &name);
    void buildConsents();
    void showState();
    void say(const QString &text, style::Tone tone);

    FoundContext m_found;
    State m_state = State::Untried;
    ContextConfig m_tested;
    QCheckBox *m_choose = nullptr;
    Chip *m_chip = nullptr;
    QBoxLayout *m_body = nullptr; // below the heading
    QWidget *m_details = nullptr;
    Field *m_name = nullptr;
    QCheckBox *m_exec = nullptr;
    std::vector<QCheckBox *> m_files;
    Field *m_pin = nullptr;
    PlainLabel *m_consent = nullptr;
    PlainLabel *m_outcome = nullptr;
    CheckList *m_checks = nullptr;
    QPushButton *m_rights = nullptr;
};

} // namespace preamar::ui
