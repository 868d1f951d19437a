#include "ui/shell/paletteentries.h"

#include "ui/pages/settingspage.h"
#include "ui/shell/pages.h"
#include "ui/shell/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace preamar::ui {

using namespace Qt::StringLiterals;

namespace {

QString say(const char *source)
{
    return QCoreApplication::translate("Palette", source);
}

bool hasPage(const char *id)
{
    const auto all = allPages();
    return std::any_of(all.begin(), all.end(), [&](const PageInfo &info) { return std::string_view(info.id) == id; });
}

} // namespace

std::vector<QKeySequence> stopKeys()
{
    return {QKeySequence(u"Ctrl+Shift+."_s), QKeySequence(u"Ctrl+Shift+>"_s), QKeySequence(u"Ctrl+>"_s)};
}

std::vector<PaletteEntry> paletteEntries(const Actions &actions, const std::shared_ptr<const Snapshot> &snapshot,
                                         Navigator &navigator)
{
    enum Rank { Pages, Doing, Waiting, Services, Contexts, Sections };
    std::vector<PaletteEntry> out;
    for (const auto &action : actions.all()) {
        if (action.id == u"search" || action.id == u"preferences" || (action.isPossible && !action.isPossible()))
            continue;
        const bool isPage = action.id.startsWith(u"page-");
        out.push_back({action.title,
                       isPage ? say(QT_TRANSLATE_NOOP("Palette", "Page")) : say(QT_TRANSLATE_NOOP("Palette", "Action")),
                       action.icon, keysText(action), isPage ? Pages : Doing, action.run});
    }
    for (const auto &proposal : snapshot->proposals) {
        if (proposal.state != ProposalState::Proposed)
            continue;
        const QString id = QString::fromStdString(proposal.id.str());
        out.push_back({words::name(proposal.plan.workload) + u"  "_s + words::fromTo(proposal.plan.change),
                       say(QT_TRANSLATE_NOOP("Palette", "Proposal that waits")),
                       u"approvals"_s,
                       {},
                       Waiting,
                       [&navigator, id] { navigator.go(u"approvals"_s, id); }});
    }
    const QString servicePage = hasPage("service") ? u"service"_s : u"services"_s;
    if (snapshot->cycle) {
        for (const auto &report : snapshot->cycle->workloads) {
            const QString ref = QString::fromStdString(toString(report.workload.ref));
            out.push_back({words::name(report.workload.ref),
                           words::place(report.workload.ref),
                           u"services"_s,
                           {},
                           Services,
                           [&navigator, servicePage, ref] { navigator.go(servicePage, ref); }});
        }
    }
    for (const auto &context : snapshot->contexts) {
        const QString name = QString::fromStdString(context.name.str());
        out.push_back({words::plain(context.name.str(), 120),
                       say(QT_TRANSLATE_NOOP("Palette", "Context")),
                       u"contexts"_s,
                       {},
                       Contexts,
                       [&navigator, name] { navigator.go(u"contexts"_s, name); }});
    }
    for (const auto &section : SettingsPage::sections()) {
        const QString id = QString::fromLatin1(section.id);
        out.push_back({QCoreApplication::translate("SettingsPage", section.title),
                       say(QT_TRANSLATE_NOOP("Palette", "Settings")),
                       u"settings"_s,
                       {},
                       Sections,
                       [&navigator, id] { navigator.go(u"settings"_s, id); }});
    }
    return out;
}

} // namespace preamar::ui
