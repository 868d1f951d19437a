// Certificates made at test time with the openssl command line: nothing secret and nothing that expires is committed.
#pragma once

#include <QTemporaryDir>

#include <string>

namespace preamar::test {

struct CertificateSpec
{
    std::string name = {}; // of the files
    std::string commonName = "localhost";
    std::string alternativeNames = {}; // "DNS:localhost,IP:127.0.0.1", empty = none
    std::string from = "20200101000000Z";
    std::string until = "20491231000000Z";
    std::string issuer = "ca"; // name of a CA made before; empty = signs itself
    bool isCa = false;
};

class Certificates
{
public:
    Certificates();
    // Why there are none: openssl is missing or failed. Empty = fine.
    [[nodiscard]] const std::string &problem() const { return m_problem; }
    void make(const CertificateSpec &spec);
    [[nodiscard]] std::string certificate(const std::string &name) const;
    [[nodiscard]] std::string key(const std::string &name) const;

private:
    bool run(const QStringList &arguments);
    QTemporaryDir m_dir;
    std::string m_problem;
};

} // namespace preamar::test
