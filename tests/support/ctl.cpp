#include "tests/support/ctl.h"

#include <QEventLoop>
#include <QProcess>
#include <QTimer>

namespace preamar::test {

namespace {

constexpr int kAnswerMillis = 60'000;

} // namespace

Json Ran::json() const
{
    auto parsed = parseJson(std::string_view(out.constData(), static_cast<std::size_t>(out.size())), "stdout");
    return parsed ? *parsed : Json();
}

Ran runCtl(const QString &home, const QStringList &arguments, const QStringList &prefix)
{
    QStringList all = prefix;
    all << QStringLiteral(PREAMAR_BIN_DIR "/preamarctl") << QStringLiteral("--home") << home << arguments;
    QProcess process;
    QEventLoop loop;
    QObject::connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
    QObject::connect(&process, &QProcess::errorOccurred, &loop, &QEventLoop::quit);
    QTimer::singleShot(kAnswerMillis, &loop, &QEventLoop::quit);
    process.start(all.takeFirst(), all);
    if (process.state() != QProcess::NotRunning)
        loop.exec();
    if (process.state() != QProcess::NotRunning) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace preamar::test
