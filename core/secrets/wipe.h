// Overwrites bytes in a way the optimiser may not leave out.
#pragma once

#include <cstddef>

namespace preamar {

void wipeBytes(char *data, std::size_t size);

} // namespace preamar
