#include "tests/support/certificates.h"

#include <QFile>
#include <QProcess>

namespace preamar::test {

namespace {

// `openssl ca` and not `req -x509`: only it takes both dates.
constexpr auto kConfiguration = R"([ca]
default_ca = own
[own]
database = %1/index.txt
new_certs_dir = %1
rand_serial = yes
default_md = sha256
policy = any
unique_subject = no
email_in_dn = no
[any]
commonName = supplied
[extensions]
basicConstraints = critical,CA:%2
%3
)";

} // namespace

Certificates::Certificates()
{
    if (!m_dir.isValid())
        m_problem = "no temporary directory";
    QFile(m_dir.filePath(QStringLiteral("index.txt"))).open(QIODevice::WriteOnly);
    if (run({QStringLiteral("version")}))
        make({.name = "ca", .commonName = "Test CA", .issuer = "", .isCa = true});
}

std::string Certificates::certificate(const std::string &name) const
{
    return m_dir.filePath(QString::fromStdString(name + ".pem")).toStdString();
}

std::string Certificates::key(const std::string &name) const
{
    return m_dir.filePath(QString::fromStdString(name + ".key")).toStdString();
}

bool Certificates::run(const QStringList &arguments)
{
    if (!m_problem.empty())
        return false;
    QProcess process;
    process.start(QStringLiteral("openssl"), arguments);
    if (!process.waitForStarted())
        m_problem = "needs openssl";
    else if (!process.waitForFinished() || process.exitCode() != 0)
        m_problem = "openssl: " + process.readAllStandardError().right(300).toStdString();
    return m_problem.empty();
}

void Certificates::make(const CertificateSpec &spec)
{
    const auto name = QString::fromStdString(spec.name);
    const auto path = [this](const QString &file) { return m_dir.filePath(file); };
    const auto names = spec.alternativeNames.empty()
                           ? QString()
                           : QStringLiteral("subjectAltName = ") + QString::fromStdString(spec.alternativeNames);
    QFile configuration(path(name + QStringLiteral(".cnf")));
    if (configuration.open(QIODevice::WriteOnly)) {
        configuration.write(QString::fromLatin1(kConfiguration)
                                .arg(m_dir.path(), spec.isCa ? QStringLiteral("true") : QStringLiteral("false"), names)
                                .toUtf8());
        configuration.close();
    }
    const auto request = path(name + QStringLiteral(".csr"));
    const auto keyFile = QString::fromStdString(key(spec.name));
    run({QStringLiteral("req"), QStringLiteral("-new"), QStringLiteral("-newkey"), QStringLiteral("ec"),
         QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes"),
         QStringLiteral("-keyout"), keyFile, QStringLiteral("-out"), request, QStringLiteral("-subj"),
         QStringLiteral("/CN=") + QString::fromStdString(spec.commonName)});
    QStringList sign{QStringLiteral("ca"),
                     QStringLiteral("-batch"),
                     QStringLiteral("-notext"),
                     QStringLiteral("-config"),
                     configuration.fileName(),
                     QStringLiteral("-extensions"),
                     QStringLiteral("extensions"),
                     QStringLiteral("-startdate"),
                     QString::fromStdString(spec.from),
                     QStringLiteral("-enddate"),
                     QString::fromStdString(spec.until),
                     QStringLiteral("-in"),
                     request,
                     QStringLiteral("-out"),
                     QString::fromStdString(certificate(spec.name))};
    if (spec.issuer.empty()) {
        sign << QStringLiteral("-selfsign") << QStringLiteral("-keyfile") << keyFile;
    } else {
        sign << QStringLiteral("-cert") << QString::fromStdString(certificate(spec.issuer))
             << QStringLiteral("-keyfile") << QString::fromStdString(key(spec.issuer));
    }
    run(sign);
}

} // namespace preamar::test
