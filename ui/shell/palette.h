// Ctrl+K: type a few letters, press Enter, be there. Pages, services, contexts, actions and settings in one list.
#pragma once

#include <QDialog>
#include <QString>

#include <functional>
#include <vector>

class QLineEdit;
class QListView;

namespace preamar::ui {

struct PaletteEntry
{
    QString title;
    QString detail; // where it is, or what kind of thing
    QString icon;
    QString keys;
    int rank = 0; // of two that fit equally, the smaller one first
    std::function<void()> run;
};

// Those that fit, best first, at most `limit`: every word occurs in title or detail, without case and accents; a title
// that begins with what was typed is best, then a word that does, then the rest.
[[nodiscard]] std::vector<std::size_t> bestEntries(const std::vector<PaletteEntry> &entries,
                                                   const std::vector<QString> &folded, const QString &typed,
                                                   std::size_t limit);
[[nodiscard]] QString foldedText(const QString &text);

class PaletteModel;

class Palette final : public QDialog
{
    Q_OBJECT
public:
    Palette(std::vector<PaletteEntry> entries, QWidget *parent);

    [[nodiscard]] int shownCount() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void search();
    void choose(int row);
    void announce();

    PaletteModel *m_model;
    QLineEdit *m_edit;
    QListView *m_list;
};

} // namespace preamar::ui
