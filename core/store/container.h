// The file of a backup: a title line, one line of JSON with names, sizes and SHA-256, then the bytes of the entries in
// that order. Nothing is compressed, so that any tool can cut it apart.
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <string>
#include <utility>
#include <vector>

namespace preamar::store {

struct ContainerEntry
{
    std::string name;
    std::string path;
};

// Written under another name first and renamed; an existing file is never replaced (InvalidArgument).
[[nodiscard]] Result<void> writeContainer(const std::string &file, const std::vector<ContainerEntry> &entries,
                                          Timestamp at);
// Unpacks the entries into the folder and checks sizes and digests. Only the names given are allowed.
[[nodiscard]] Result<std::vector<std::string>> readContainer(const std::string &file, const std::string &folder,
                                                             const std::vector<std::string> &allowed);

} // namespace preamar::store
