#include "tests/core/platform/portainerrecording.h"

#include <QFile>

namespace preamar::test {

const Json &recording()
{
    static const Json json = [] {
        QFile file(QStringLiteral(PREAMAR_TEST_DATA "/wire/portainer-2.23.0.json"));
        if (!file.open(QIODevice::ReadOnly))
            return Json();
        return parseJson(file.readAll().toStdString(), "recording").value_or(Json());
    }();
    return json;
}

Json recorded(std::string_view name)
{
    for (const Json &exchange : recording()) {
        if (stringAt(exchange, "name") == name)
            return *find(*find(exchange, "response"), "body");
    }
    return {};
}

Json recordedService()
{
    return recorded("services").front();
}

net::Response answerOf(int status, const std::string &body)
{
    net::Response out;
    out.status = status;
    out.body = body;
    return out;
}

QString textOf(std::string_view s)
{
    return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
}

} // namespace preamar::test
