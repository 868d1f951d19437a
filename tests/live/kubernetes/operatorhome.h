// An operator with a home of his own and preamarctl: every answer is held against its schema.
#pragma once

#include "core/base/json.h"
#include "tests/support/schemacheck.h"

#include <QStringList>
#include <QTemporaryDir>

#include <optional>
#include <string>
#include <vector>

namespace preamar::test {

class OperatorHome
{
public:
    OperatorHome();

    // The answer of preamarctl, null where it gave none. What was wrong with it, exit code and schema included, is problem().
    Json ctl(const char *schema, const QStringList &arguments, int expectedExit = 0);
    Json ctl(const char *schema, const QString &words, int expectedExit = 0) { return ctl(schema, words.split(u' ', Qt::SkipEmptyParts), expectedExit); }
    [[nodiscard]] const QString &problem() const { return m_problem; }
    // Must never come out.
    void keepSecret(const QString &text) { m_secrets.append(text); }

    // One cycle of one context.
    Json cycle(const QString &context);
    // Cycles until something is proposed for the workload; its row of the last cycle is `seen`.
    std::string proposalFor(const QString &workload, Json &seen, qint64 within);
    // Approves it and cycles until it has become healthy, or for a while; the state it is in then.
    std::string act(const std::string &proposal, const QString &context);
    Json show(const std::string &proposal) { return ctl("proposals-show", {QStringLiteral("proposals"), QStringLiteral("show"), QString::fromStdString(proposal)}); }

    [[nodiscard]] std::int64_t mostRequests() const { return m_mostRequests; }
    [[nodiscard]] QString file(const QString &name) const { return m_dir.filePath(name); }

private:
    QTemporaryDir m_dir;
    std::optional<SchemaFolder> m_schemas;
    QStringList m_secrets;
    QString m_problem;
    std::int64_t m_mostRequests = 0;
};

// A row of a cycle's "workloads", or null.
[[nodiscard]] Json workloadIn(const Json &cycle, const std::string &id);
// The codes of "reasons".
[[nodiscard]] std::vector<std::string> codes(const Json &decision);
[[nodiscard]] bool has(const std::vector<std::string> &list, const std::string &what);

} // namespace preamar::test
