// What happened and who did it: changes that were seen and rows of the log as one list, newest first, each said once.
#pragma once

#include "core/engine/lookups.h"
#include "ui/charts/chartmodel.h"
#include "ui/style/tokens.h"

#include <QAbstractListModel>
#include <QString>

#include <optional>
#include <vector>

namespace preamar::ui {

struct Happening
{
    Timestamp at{};
    QString icon;
    style::Tone tone = style::Tone::Neutral;
    QString text;    // "Replicas 3 → 4"
    QString who;     // "ana.souza", "Preamar", "somebody outside Preamar"
    QString service; // its name, or empty
    std::optional<WorkloadRef> workload;
};

// Rows that only repeat a step on the way (sent, applied …) are left out: the change itself tells it.
[[nodiscard]] std::vector<Happening> happenings(const std::vector<SeenChange> &changes,
                                                const std::vector<AuditRecord> &log);
// The changes of replicas among them, and actions that failed, as marks for charts.
[[nodiscard]] std::vector<ChartMark> marksOf(const std::vector<SeenChange> &changes,
                                             const std::vector<Proposal> &recent, const WorkloadRef &workload);

class HappeningsModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { TextRole = Qt::UserRole, WhoRole, TimeRole, ServiceRole };

    using QAbstractListModel::QAbstractListModel;
    void setHappenings(std::vector<Happening> rows, Timestamp now);
    [[nodiscard]] const Happening *happening(const QModelIndex &index) const;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    std::vector<Happening> m_rows;
    Timestamp m_now{};
};

} // namespace preamar::ui
