#include "core/base/log.h"

#include <QFile>
#include <QString>

#include <spdlog/pattern_formatter.h>
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

// Readable by the operator only, also after each rotation.
spdlog::file_event_handlers privateFiles()
{
    spdlog::file_event_handlers handlers;
    handlers.after_open = [](const spdlog::filename_t &name, std::FILE *) {
        QFile::setPermissions(QString::fromStdString(name), QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    };
    return handlers;
}

} // namespace

std::shared_ptr<spdlog::logger> logger(std::string_view category)
{
    static std::mutex mutex;
    const std::scoped_lock lock(mutex);
    const std::string name(category);
    if (auto existing = spdlog::get(name))
        return existing;
    auto made = std::make_shared<spdlog::logger>(name, sharedSink());
    made->set_level(spdlog::get_level());
    made->flush_on(spdlog::level::warn); // flush_on() of startLogging() reaches only loggers that exist by then
    spdlog::register_logger(made);
    return made;
}

Result<void> startLogging(const std::string &directory, const std::string &level, bool toStderr)
{
    try {
        if (!directory.empty()) {
            auto file = std::make_shared<spdlog::sinks::rotating_file_sink_mt>(directory + "/preamar.log", 4U << 20U,
                                                                               3U, false, privateFiles());
            sharedSink()->add_sink(std::move(file));
        }
        if (toStderr)
            sharedSink()->add_sink(std::make_shared<spdlog::sinks::stderr_sink_mt>());
        // Not set_pattern() of the sink: it would write local time and call it Z.
        sharedSink()->set_formatter(std::make_unique<spdlog::pattern_formatter>("%Y-%m-%dT%H:%M:%S.%eZ %l %n %v",
                                                                                spdlog::pattern_time_type::utc));
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

} // namespace preamar
