#include "core/platform/kubernetes/kubeconfig.h"

#include "core/domain/reason.h"
#include "core/platform/kubernetes/yaml.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>
#include <functional>

namespace preamar::kubernetes {

namespace {

constexpr std::size_t kMostEntries = 10'000;
constexpr qint64 kMaximumFile = qint64{10} << 20U;
constexpr auto kExecApis = {"client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1"};

tl::unexpected<Error> refuse(const std::string &where, std::string detail, ReasonCode code = ReasonCode::KubeconfigInvalid)
{
    return fail(ErrorCode::InvalidArgument, where, std::move(detail), std::string(toString(code)));
}

// Reads the fields of one object; the first that is of a wrong type is remembered.
class Fields
{
public:
    Fields(const Json *object, std::string where) : m_object(object), m_where(std::move(where))
    {
        if (m_object != nullptr && !m_object->is_null() && !m_object->is_object())
            problem("not a map");
    }

    [[nodiscard]] const Json *raw(const char *key) const
    {
        const Json *v = m_object == nullptr || !m_object->is_object() ? nullptr : find(*m_object, key);
        return v == nullptr || v->is_null() ? nullptr : v;
    }
    std::string text(const char *key)
    {
        const Json *v = raw(key);
        if (v == nullptr)
            return {};
        if (v->is_string())
            return v->get<std::string>();
        problem(std::string(key) + " is not a text");
        return {};
    }
    bool flag(const char *key)
    {
        const auto v = text(key);
        if (!v.empty() && v != "true" && v != "false")
            problem(std::string(key) + " is neither true nor false");
        return v == "true";
    }
    std::string base64(const char *key)
    {
        const auto coded = text(key);
        if (coded.empty())
            return {};
        const auto decoded = QByteArray::fromBase64Encoding(QByteArray::fromStdString(coded).simplified().replace(' ', ""),
                                                            QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded)
            problem(std::string(key) + " is not base64");
        return decoded ? decoded.decoded.toStdString() : std::string();
    }
    void each(const char *key, const std::function<void(const Json &)> &take)
    {
        const Json *list = raw(key);
        if (list == nullptr)
            return;
        if (!list->is_array() || list->size() > kMostEntries)
            return problem(std::string(key) + " is not a list of reasonable length");
        for (const Json &item : *list)
            take(item);
    }
    void problem(const std::string &what)
    {
        if (m_problem.empty())
            m_problem = m_where + (m_where.empty() ? "" : ": ") + what;
    }
    [[nodiscard]] const std::string &problem() const { return m_problem; }

private:
    const Json *m_object;
    std::string m_where;
    std::string m_problem;
};

ClusterEntry readCluster(Fields &f, const std::string &folder)
{
    ClusterEntry out;
    out.folder = folder;
    out.server = f.text("server");
    out.caData = f.base64("certificate-authority-data");
    out.caFile = f.text("certificate-authority");
    out.insecure = f.flag("insecure-skip-tls-verify");
    out.tlsServerName = f.text("tls-server-name");
    out.proxyUrl = f.text("proxy-url");
    f.each("extensions", [&](const Json &item) {
        Fields extension(&item, "extensions");
        if (extension.text("name") == "client.authentication.k8s.io/exec" && extension.raw("extension") != nullptr)
            out.execConfig = *extension.raw("extension");
    });
    if (out.insecure && (!out.caData.empty() || !out.caFile.empty()))
        f.problem("insecure-skip-tls-verify together with a certificate authority");
    return out;
}

std::optional<ExecSpec> readExec(Fields &user)
{
    const Json *object = user.raw("exec");
    if (object == nullptr)
        return std::nullopt;
    Fields f(object, "exec");
    ExecSpec out;
    out.command = f.text("command");
    out.apiVersion = f.text("apiVersion");
    out.interactiveMode = f.text("interactiveMode");
    out.installHint = f.text("installHint");
    out.provideClusterInfo = f.flag("provideClusterInfo");
    f.each("args", [&](const Json &item) {
        if (item.is_string())
            out.args.push_back(item.get<std::string>());
        else
            f.problem("an argument is not a text");
    });
    f.each("env", [&](const Json &item) {
        Fields e(&item, "env");
        out.env.emplace_back(e.text("name"), e.text("value"));
        const auto &name = out.env.back().first;
        if (name.empty() || name.find('=') != std::string::npos)
            f.problem("an environment variable without a proper name");
    });
    if (out.command.empty())
        f.problem("no command");
    if (std::find(kExecApis.begin(), kExecApis.end(), out.apiVersion) == kExecApis.end())
        f.problem("apiVersion is neither v1 nor v1beta1 of client.authentication.k8s.io");
    if (!f.problem().empty())
        user.problem(f.problem());
    return out;
}

UserEntry readUser(Fields &f, const std::string &folder)
{
    UserEntry out;
    out.folder = folder;
    out.certData = f.base64("client-certificate-data");
    out.certFile = f.text("client-certificate");
    out.keyData = f.base64("client-key-data");
    out.keyFile = f.text("client-key");
    out.token = f.text("token");
    out.tokenFile = f.text("tokenFile");
    out.username = f.text("username");
    out.password = f.text("password");
    if (const auto as = f.text("as"); !as.empty())
        out.impersonate.emplace_back("Impersonate-User", as);
    if (const auto uid = f.text("as-uid"); !uid.empty())
        out.impersonate.emplace_back("Impersonate-Uid", uid);
    if (f.raw("as-groups") != nullptr || f.raw("as-user-extra") != nullptr)
        f.problem("as-groups and as-user-extra are not supported");
    out.exec = readExec(f);
    if (const Json *provider = f.raw("auth-provider"))
        out.authProvider = Fields(provider, "auth-provider").text("name");
    if (f.raw("auth-provider") != nullptr && out.authProvider.empty())
        out.authProvider = "?";
    return out;
}

// A list of {name, <kind>: {…}}.
template<class Entry>
void readNamed(Fields &root, const char *list, const char *kind, std::map<std::string, Entry> &into,
               const std::function<Entry(Fields &)> &read)
{
    root.each(list, [&](const Json &item) {
        Fields named(&item, list);
        const auto name = named.text("name");
        if (name.empty())
            named.problem("an entry without a name");
        Fields body(named.raw(kind), std::string(list) + " \"" + name.substr(0, 80) + "\"");
        auto entry = read(body);
        const auto &wrong = named.problem().empty() ? body.problem() : named.problem();
        if (!wrong.empty())
            return root.problem(wrong);
        into.try_emplace(name, std::move(entry)); // the first wins
    });
}

bool isVisible(const std::string &text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

} // namespace

Result<Kubeconfig> parseKubeconfig(std::string_view text, const std::string &folder, const std::string &where)
{
    auto root = parseYaml(text, where);
    if (!root)
        return fail(std::move(root.error()));
    Kubeconfig out;
    if (root->is_null())
        return out;
    Fields f(&*root, "");
    const auto kind = f.text("kind");
    if (!kind.empty() && kind != "Config")
        f.problem("kind is not Config");
    out.current = f.text("current-context");
    readNamed<ClusterEntry>(f, "clusters", "cluster", out.clusters, [&](Fields &c) { return readCluster(c, folder); });
    readNamed<UserEntry>(f, "users", "user", out.users, [&](Fields &u) { return readUser(u, folder); });
    readNamed<ContextEntry>(f, "contexts", "context", out.contexts, [&](Fields &c) {
        return ContextEntry{c.text("cluster"), c.text("user"), c.text("namespace")};
    });
    if (!f.problem().empty())
        return refuse(where, f.problem());
    return out;
}

void merge(Kubeconfig &into, Kubeconfig later)
{
    if (into.current.empty())
        into.current = std::move(later.current);
    into.contexts.merge(later.contexts);
    into.clusters.merge(later.clusters);
    into.users.merge(later.users);
}

std::vector<std::string> kubeconfigPaths(const std::string &list)
{
    auto given = QString::fromStdString(list);
    if (given.isEmpty())
        given = qEnvironmentVariable("KUBECONFIG");
    if (given.isEmpty())
        return {(QDir::homePath() + QStringLiteral("/.kube/config")).toStdString()};
    std::vector<std::string> out;
    for (const auto &path : given.split(QDir::listSeparator(), Qt::SkipEmptyParts))
        out.push_back(path.toStdString());
    return out;
}

Result<Kubeconfig> loadKubeconfig(const std::string &list)
{
    const auto paths = kubeconfigPaths(list);
    Kubeconfig out;
    bool any = false;
    for (const auto &path : paths) {
        const auto name = QString::fromStdString(path);
        const QFileInfo info(name);
        if (!info.exists())
            continue;
        if (!info.isFile() || info.size() > kMaximumFile)
            return refuse(path, info.isFile() ? "larger than 10 MiB" : "not a regular file");
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            return refuse(path, "cannot be opened");
        const auto bytes = file.read(kMaximumFile + 1);
        auto one = parseKubeconfig({bytes.constData(), static_cast<std::size_t>(bytes.size())},
                                   info.absolutePath().toStdString(), path);
        if (!one)
            return fail(std::move(one.error()));
        merge(out, std::move(*one));
        any = true;
    }
    if (!any)
        return refuse("kubeconfig", paths.empty() ? std::string() : paths.front(), ReasonCode::KubeconfigMissing);
    return out;
}

Result<ResolvedContext> resolveContext(const Kubeconfig &config, const std::string &name)
{
    const auto missing = [](std::string what) { return refuse("kubeconfig", std::move(what), ReasonCode::KubeContextMissing); };
    const auto &wanted = name.empty() ? config.current : name;
    if (wanted.empty())
        return missing("no current-context");
    const auto context = config.contexts.find(wanted);
    if (context == config.contexts.end())
        return missing(wanted);
    const auto cluster = config.clusters.find(context->second.cluster);
    if (cluster == config.clusters.end())
        return missing(wanted + " → cluster " + (context->second.cluster.empty() ? "?" : context->second.cluster));
    ResolvedContext out{.name = wanted, .cluster = cluster->second, .user = {}, .space = context->second.space};
    if (!context->second.user.empty()) {
        const auto user = config.users.find(context->second.user);
        if (user == config.users.end())
            return missing(wanted + " → user " + context->second.user);
        out.user = user->second;
    }
    auto &user = out.user;
    if (out.cluster.server.empty())
        return refuse("kubeconfig", "cluster " + context->second.cluster + " names no server");
    const bool has = !user.token.empty() || !user.tokenFile.empty() || !user.certData.empty() || !user.certFile.empty() || !user.username.empty();
    if (!user.authProvider.empty() && !has)
        return refuse("kubeconfig", user.authProvider, ReasonCode::AuthProviderUnsupported);
    // client-go runs a plugin only where nothing else signs in.
    if (has)
        user.exec.reset();
    for (const auto &[header, text] : user.impersonate) {
        if (!isVisible(text))
            return refuse("kubeconfig", header + " holds control characters");
    }
    return out;
}

} // namespace preamar::kubernetes
