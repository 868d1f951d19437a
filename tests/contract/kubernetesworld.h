// A real control plane behind the contract suite.
#pragma once

#include "tests/contract/contract.h"

namespace preamar::test {

[[nodiscard]] QString kubernetesMissing();
[[nodiscard]] std::unique_ptr<PlatformUnderTest> makeKubernetesWorld();

} // namespace preamar::test
