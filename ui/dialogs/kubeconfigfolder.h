// A folder of kubeconfigs given instead of a file: which of its files are meant.
#pragma once

#include <QString>
#include <QStringList>

namespace preamar::ui {

struct ChosenFiles
{
    QStringList files;   // in order; those that were named as files are taken as they are
    QStringList skipped; // names of files in folders that are no kubeconfig
    int leftOut = 0;     // files of folders that were not looked at: there are too many
};
// `list` as in KUBECONFIG. Files of a folder count where they read as a kubeconfig; hidden ones and folders in it do not.
// Of each file the beginning is read, and of so many files only: whoever chose a folder of downloads waits for it.
[[nodiscard]] ChosenFiles chosenFiles(const QString &list);

} // namespace preamar::ui
