// Where a cluster's metrics come from and which of its namespaces are looked at: asked for when clusters are added and
// when one is changed.
#pragma once

#include "core/domain/context.h"

#include <QWidget>

class QComboBox;

namespace preamar::ui {

class Field;

class ClusterOptions final : public QWidget
{
    Q_OBJECT
public:
    explicit ClusterOptions(QWidget *parent);

    void fill(const ContextConfig &config);
    void apply(ContextConfig &config) const;
    [[nodiscard]] bool validate();

Q_SIGNALS:
    void changed();

private:
    void showFields();

    QComboBox *m_metrics;
    Field *m_service;
    Field *m_prometheus;
    Field *m_spaces;
};

} // namespace preamar::ui
