// The sentence and the meaning of every reason code, in English; translations live in translations/*.ts.
#pragma once

#include "core/domain/reason.h"

namespace preamar::text {

// Tokens: {p1} the first number as a percentage with one decimal, {q1} without decimals, {i1} as a whole number, {d1} seconds as a duration,
// {n1} as a number, {s} the subject (plain text). A number that is not there prints as a dash.
struct ReasonWords
{
    ReasonCode code;
    const char *sentence;  // context "reason"
    const char *meaning;   // context "meaning"
};

[[nodiscard]] const ReasonWords &wordsOf(ReasonCode code);

}  // namespace preamar::text
