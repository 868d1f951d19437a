// Result<T>: a value or an Error. The only file that names tl::expected, so that the change to std::expected is one line.
#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

#include <utility>

namespace preamar {

template<class T = void>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string where, std::string detail = {},
                                                std::string reason = {})
{
    return tl::make_unexpected(Error{code, std::move(where), std::move(detail), std::move(reason)});
}
[[nodiscard]] inline tl::unexpected<Error> fail(Error error)
{
    return tl::make_unexpected(std::move(error));
}

}  // namespace preamar
