// What an operator marks a context with: production, read-only, whether its history is fetched, its colour, its price.
#pragma once

#include "core/domain/context.h"

#include <QWidget>

class QButtonGroup;
class QCheckBox;

namespace preamar::ui {

class Field;

class MarksForm final : public QWidget
{
    Q_OBJECT
public:
    explicit MarksForm(QWidget *parent);

    void fill(const ContextConfig &config);
    void apply(ContextConfig &config) const;
    [[nodiscard]] bool isReadOnly() const;
    [[nodiscard]] Field *price() const { return m_price; }

Q_SIGNALS:
    void changed();

private:
    QCheckBox *m_protected;
    QCheckBox *m_readOnly;
    QCheckBox *m_backfill;
    QButtonGroup *m_colors;
    Field *m_price;
};

} // namespace preamar::ui
