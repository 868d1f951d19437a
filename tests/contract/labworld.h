// The demonstration with the world of the contract suite in place of a scenario.
#pragma once

#include "tests/contract/contract.h"

namespace preamar::test {

[[nodiscard]] std::unique_ptr<PlatformUnderTest> makeLabWorld();

} // namespace preamar::test
