// A private dockerd with a Swarm and an image, in a network namespace of its own: it meets no other one and no network.
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace preamar::test {

class RealDocker
{
public:
    // The one of this test program, started at the first call; nullptr where missing() says why.
    [[nodiscard]] static RealDocker *shared();
    [[nodiscard]] static QString missing();
    static void stopShared();
    ~RealDocker();

    [[nodiscard]] QString socket() const { return m_dir.filePath(QStringLiteral("docker.sock")); }
    // docker <arguments>: stdout, or nullopt-like empty on failure.
    QByteArray docker(const QStringList &arguments) const;
    void createService(const QString &name, int replicas, bool limited) const;
    void removeServices() const;

private:
    RealDocker() = default;
    bool start();
    bool makeImage() const;
    void unmount() const;

    QTemporaryDir m_dir;
    QProcess m_process;
};

} // namespace preamar::test
