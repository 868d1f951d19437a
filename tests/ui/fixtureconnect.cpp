// What the dialogs that connect servers are told.
#include "tests/ui/fixtureconsole.h"

#include <QTimer>

namespace preamar::test {

namespace {

template<class T>
void later(QObject *context, ui::Console::Handler<T> handler, Result<T> value)
{
    QTimer::singleShot(0, context, [handler = std::move(handler), value = std::move(value)] { handler(value); });
}

} // namespace

void FixtureConsole::testConnection(const ContextConfig &config, QObject *context, Handler<ConnectionTest> handler)
{
    probed.push_back(config);
    const auto own = healthOf.find(config.kubernetes.context);
    ConnectionTest test;
    test.server = server;
    test.health = own == healthOf.end() ? health : own->second;
    test.newestAge = newestAge;
    later<ConnectionTest>(context, std::move(handler), std::move(test));
}

void FixtureConsole::findContexts(const std::string &kubeconfig, QObject *context,
                                  Handler<std::vector<FoundContext>> handler)
{
    kubeconfigs.push_back(kubeconfig);
    later<std::vector<FoundContext>>(context, std::move(handler), found);
}

void FixtureConsole::accessRights(const ContextConfig &, QObject *context, Handler<AccessRights> handler)
{
    later<AccessRights>(context, std::move(handler), rights);
}

void FixtureConsole::findEnvironments(const ContextConfig &, QObject *context,
                                      Handler<std::vector<FoundEnvironment>> handler)
{
    later<std::vector<FoundEnvironment>>(context, std::move(handler), environments);
}

void FixtureConsole::storeSecret(const SecretRef &ref, const std::string &secret, QObject *context,
                                 Handler<void> handler)
{
    secrets.emplace_back(ref.str(), secret);
    later<void>(context, std::move(handler), Result<void>{});
}

void FixtureConsole::removeSecret(const SecretRef &ref, QObject *context, Handler<void> handler)
{
    removedSecrets.push_back(ref.str());
    later<void>(context, std::move(handler), Result<void>{});
}

} // namespace preamar::test
