// portainer-double: the Portainer double as a program, for tests that kill what talks to it.
#include "tests/support/portainerdouble.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTextStream>

#include <cstdio>

using namespace preamar;
using namespace preamar::test;

namespace {

int complain(const char *what)
{
    std::fprintf(stderr, "portainer-double: %s\n", what);
    return 2;
}

QByteArray fileText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const auto option = [&](const char *name, const char *help, const char *value) {
        parser.addOption({QString::fromLatin1(name), QString::fromLatin1(help), QString::fromLatin1(value)});
    };
    option("port", "port on 127.0.0.1; 0 takes a free one, printed on stdout", "port");
    option("docker-socket", "a real dockerd's socket", "path");
    option("memory", "a Swarm in memory, described by this JSON file", "file");
    option("api-key-file", "file with the only key that is good", "file");
    option("count-file", "file that gets a line for each update on the wire", "file");
    option("fault", "kind[,method=M][,path=part][,times=N][,value=N]; may be repeated", "fault");
    parser.process(app);

    std::unique_ptr<DockerBackend> backend;
    if (parser.isSet(QStringLiteral("docker-socket"))) {
        backend = std::make_unique<SocketBackend>(parser.value(QStringLiteral("docker-socket")));
    } else {
        auto swarm = std::make_unique<MemorySwarm>();
        const auto json = parseJson(fileText(parser.value(QStringLiteral("memory"))).toStdString(), "memory");
        if (!json || !swarm->load(*json))
            return complain("--docker-socket, or --memory with a file that describes services");
        backend = std::move(swarm);
    }
    PortainerOptions options;
    if (parser.isSet(QStringLiteral("api-key-file")))
        options.apiKey = fileText(parser.value(QStringLiteral("api-key-file"))).trimmed();
    PortainerDouble portainer(*backend, options);
    std::vector<WireFault> faults;
    for (const auto &text : parser.values(QStringLiteral("fault"))) {
        const auto fault = parseFault(text.toLatin1());
        if (!fault)
            return complain("--fault is not understood");
        faults.push_back(*fault);
    }
    portainer.setFaults(std::move(faults));
    if (parser.isSet(QStringLiteral("count-file")) && !portainer.countInto(parser.value(QStringLiteral("count-file"))))
        return complain("--count-file cannot be written");
    if (!portainer.listen(static_cast<quint16>(parser.value(QStringLiteral("port")).toUInt())))
        return complain("the port cannot be had");
    std::printf("listening on %s\n", portainer.origin().constData());
    std::fflush(stdout);
    return QCoreApplication::exec();
}
