#include "core/domain/workload.h"

#include "core/domain/names.h"

#include <algorithm>
#include <array>

namespace preamar {

std::string_view toString(WorkloadKind kind)
{
    return names::kWorkloadKind.name(kind);
}

std::string toString(const WorkloadRef &ref)
{
    const std::string_view kind = toString(ref.kind);
    std::string out;
    out.reserve(ref.context.str().size() + ref.space.size() + kind.size() + ref.name.size() + 3);
    out.append(ref.context.str())
        .append(1, '/')
        .append(ref.space)
        .append(1, '/')
        .append(kind)
        .append(1, '/')
        .append(ref.name);
    return out;
}

std::string metricKey(const WorkloadRef &ref)
{
    return ref.space == "-" ? ref.name : ref.space + "/" + std::string(toString(ref.kind)) + "/" + ref.name;
}

std::string autoscalerId(const Autoscaler &autoscaler)
{
    return (autoscaler.kind == Autoscaler::Kind::Hpa ? "hpa/" : "keda/") + autoscaler.name;
}

Result<WorkloadRef> parseWorkloadRef(std::string_view text)
{
    const auto bad = [] {
        return fail(ErrorCode::InvalidArgument, "workload", "expected context/namespace/kind/name");
    };
    if (std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x21 || c == 0x7f; }))
        return bad();
    std::array<std::string_view, 4> parts;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto slash = text.find('/');
        const bool last = i + 1 == parts.size();
        if (last != (slash == std::string_view::npos))
            return bad();
        parts[i] = text.substr(0, slash);
        if (parts[i].empty())
            return bad();
        if (!last)
            text.remove_prefix(slash + 1);
    }
    const auto kind = names::kWorkloadKind.value(parts[2]);
    if (!kind)
        return bad();
    return WorkloadRef{ContextName{std::string(parts[0])}, std::string(parts[1]), *kind, std::string(parts[3])};
}

} // namespace preamar
