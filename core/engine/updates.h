// Is there a newer version? Asked only where a person wants it asked: one small JSON file at an address of their own choice,
//   {"version": "0.2.0", "page": "https://…"}
// through the house's HTTP client. Nothing is downloaded, nothing about this home is sent.
#pragma once

#include "core/base/async.h"

#include <string>
#include <string_view>

namespace preamar {

struct UpdateNews
{
    std::string version;
    std::string page; // where a person reads about it: https, or empty
    bool isNewer = false;
};

// InvalidArgument: not https (http only on this computer), credentials, query or fragment in it.
[[nodiscard]] Result<void> checkFeedAddress(const std::string &feed);
// Protocol where it is not such a file. Versions are numbers between dots; what is not is never newer.
[[nodiscard]] Result<UpdateNews> readFeed(std::string_view body, const std::string &ownVersion);
// Call it on a thread with an event loop; 10 s at most.
[[nodiscard]] Future<UpdateNews> lookForUpdate(const std::string &feed, const std::string &ownVersion);

} // namespace preamar
