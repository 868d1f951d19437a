#include "tests/contract/realdocker.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTest>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

namespace preamar::test {

namespace {

std::unique_ptr<RealDocker> theDocker;
QString whyNot;
bool tried = false;

QString tool(const char *name)
{
    const auto plain = QStandardPaths::findExecutable(QString::fromLatin1(name));
    return plain.isEmpty() ? QStandardPaths::findExecutable(QString::fromLatin1(name),
                                                            {QStringLiteral("/usr/sbin"), QStringLiteral("/sbin")})
                           : plain;
}

} // namespace

QString RealDocker::missing()
{
    if (tried)
        return whyNot;
    for (const char *name : {"dockerd", "docker", "containerd", "unshare", "ip", "busybox"}) {
        if (tool(name).isEmpty())
            return QStringLiteral("needs %1").arg(QString::fromLatin1(name));
    }
    return geteuid() == 0 ? QString() : QStringLiteral("needs root for dockerd");
}

RealDocker *RealDocker::shared()
{
    if (!tried && missing().isEmpty()) {
        std::unique_ptr<RealDocker> made(new RealDocker);
        const bool good = made->start();
        tried = true;
        if (good)
            theDocker = std::move(made);
        else
            whyNot = QStringLiteral("needs a machine that lets dockerd run");
    }
    return theDocker.get();
}

void RealDocker::stopShared()
{
    theDocker.reset();
}

bool RealDocker::start()
{
    const auto dir = m_dir.path();
    const auto script = QStringLiteral("ip link set lo up && exec dockerd --storage-driver vfs --data-root '%1/data' "
                                       "--exec-root '%1/exec' -H 'unix://%1/docker.sock' -p '%1/pid'")
                            .arg(dir);
    // A test that aborts leaves nothing running.
    m_process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
    m_process.setStandardOutputFile(m_dir.filePath(QStringLiteral("log")));
    m_process.setStandardErrorFile(m_dir.filePath(QStringLiteral("log")), QIODevice::Append);
    // A test that is killed takes its dockerd with it, and dockerd its containers.
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
    m_process.start(tool("unshare"), {QStringLiteral("-n"), tool("sh"), QStringLiteral("-c"), script});
    const auto up = [&] {
        return m_process.state() == QProcess::NotRunning ||
               !docker({QStringLiteral("version"), QStringLiteral("-f"), QStringLiteral("{{.Server.Version}}")})
                    .isEmpty();
    };
    return QTest::qWaitFor(up, 30'000) && m_process.state() == QProcess::Running &&
           !docker({QStringLiteral("swarm"), QStringLiteral("init"), QStringLiteral("--advertise-addr"),
                    QStringLiteral("127.0.0.1")})
                .isEmpty() &&
           makeImage();
}

// SIGKILL as its stop signal: sleep as a container's first process ignores every other one until the grace is over.
bool RealDocker::makeImage() const
{
    const QDir dir(m_dir.filePath(QStringLiteral("image")));
    dir.mkpath(QStringLiteral("bin"));
    QFile::copy(tool("busybox"), dir.filePath(QStringLiteral("bin/busybox")));
    for (const char *name : {"sh", "sleep"})
        QFile::link(QStringLiteral("busybox"), dir.filePath(QStringLiteral("bin/") + QString::fromLatin1(name)));
    QFile recipe(dir.filePath(QStringLiteral("Dockerfile")));
    if (!recipe.open(QIODevice::WriteOnly))
        return false;
    recipe.write("FROM scratch\nADD bin /bin/\nSTOPSIGNAL SIGKILL\n");
    recipe.close();
    return !docker({QStringLiteral("build"), QStringLiteral("-q"), QStringLiteral("-t"), QStringLiteral("bench/web:1"),
                    dir.path()})
                .isEmpty();
}

RealDocker::~RealDocker()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    removeServices();
    m_process.terminate();
    if (!m_process.waitForFinished(20'000))
        m_process.kill();
    m_process.waitForFinished(5'000);
    unmount();
}

// What dockerd leaves mounted keeps its folder from being removed.
void RealDocker::unmount() const
{
    QFile mounts(QStringLiteral("/proc/self/mounts"));
    if (!mounts.open(QIODevice::ReadOnly))
        return;
    QStringList ours;
    for (const auto &line : QString::fromUtf8(mounts.readAll()).split(u'\n')) {
        if (const auto path = line.section(u' ', 1, 1); path.startsWith(m_dir.path()))
            ours.prepend(path);
    }
    if (!ours.isEmpty())
        QProcess::execute(tool("umount"), QStringList{QStringLiteral("-l")} + ours);
}

QByteArray RealDocker::docker(const QStringList &arguments) const
{
    QProcess process;
    process.start(tool("docker"), QStringList{QStringLiteral("-H"), QStringLiteral("unix://") + socket()} + arguments);
    process.waitForFinished(30'000);
    return process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray();
}

// As the services of the recording were made.
void RealDocker::createService(const QString &name, int replicas, bool limited) const
{
    QStringList arguments{QStringLiteral("service"),
                          QStringLiteral("create"),
                          QStringLiteral("--detach"),
                          QStringLiteral("--name"),
                          name,
                          QStringLiteral("--replicas"),
                          QString::number(replicas),
                          QStringLiteral("--label"),
                          QStringLiteral("preamar.enable=true")};
    if (limited) {
        arguments += {QStringLiteral("--label"),        QStringLiteral("com.docker.stack.namespace=loja"),
                      QStringLiteral("--limit-cpu"),    QStringLiteral("0.5"),
                      QStringLiteral("--limit-memory"), QStringLiteral("64M"),
                      QStringLiteral("--network"),      QStringLiteral("host")};
    }
    docker(arguments +
           QStringList{QStringLiteral("bench/web:1"), QStringLiteral("/bin/sleep"), QStringLiteral("100000")});
}

void RealDocker::removeServices() const
{
    const auto ids =
        QString::fromLatin1(docker({QStringLiteral("service"), QStringLiteral("ls"), QStringLiteral("-q")}));
    for (const auto &id : ids.split(u'\n', Qt::SkipEmptyParts))
        docker({QStringLiteral("service"), QStringLiteral("rm"), id});
    // Containers that are left keep their shims after dockerd's end.
    const auto empty = [&] { return docker({QStringLiteral("ps"), QStringLiteral("-aq")}).trimmed().isEmpty(); };
    if (!QTest::qWaitFor(empty, 15'000)) {
        for (const auto &id : QString::fromLatin1(docker({QStringLiteral("ps"), QStringLiteral("-aq")}))
                                  .split(u'\n', Qt::SkipEmptyParts))
            docker({QStringLiteral("rm"), QStringLiteral("-f"), id});
    }
}

} // namespace preamar::test
