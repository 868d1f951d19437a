#include "core/base/log.h"

#include <spdlog/sinks/dist_sink.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <cstdio>
#include <mutex>

namespace preamar {

namespace {

std::shared_ptr<spdlog::sinks::dist_sink_mt> sharedSink()
{
    static const auto sink = std::make_shared<spdlog::sinks::dist_sink_mt>();
    return sink;
}

}  // namespace

std::shared_ptr<spdlog::logger> logger(std::string_view category)
{
    static std::mutex mutex;
    const std::scoped_lock lock(mutex);
    const std::string name(category);
    if (auto existing = spdlog::get(name))
        return existing;
    auto made = std::make_shared<spdlog::logger>(name, sharedSink());
    made->set_level(spdlog::get_level());
    spdlog::register_logger(made);
    return made;
}

Result<void> startLogging(const std::string &directory, const std::string &level, bool toStderr)
{
    try {
        if (!directory.empty()) {
            auto file = std::make_shared<spdlog::sinks::rotating_file_sink_mt>(directory + "/preamar.log", 4U << 20U, 3U);
            sharedSink()->add_sink(std::move(file));
        }
        if (toStderr)
            sharedSink()->add_sink(std::make_shared<spdlog::sinks::stderr_sink_mt>());
        spdlog::set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %n %v", spdlog::pattern_time_type::utc);
        sharedSink()->set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %n %v");
        spdlog::set_level(spdlog::level::from_str(level));
        spdlog::flush_on(spdlog::level::warn);
    } catch (const spdlog::spdlog_ex &e) {
        return fail(ErrorCode::Storage, "log file", e.what());
    }
    return {};
}

std::string logText(std::string_view text)
{
    std::string out;
    for (const char c : text.substr(0, 300)) {
        const auto u = static_cast<unsigned char>(c);
        if (u < 0x20 || u == 0x7f) {
            char buffer[8];
            std::snprintf(buffer, sizeof buffer, "\\x%02x", u);
            out += buffer;
        } else {
            out += c;
        }
    }
    return out;
}

}  // namespace preamar
