// What is done with several services at once, and the views that are kept.
#include "ui/dialogs/confirmdialog.h"
#include "ui/models/workloadsmodel.h"
#include "ui/pages/servicespage.h"
#include "ui/shell/words.h"
#include "ui/widgets/plainlabel.h"

#include <QComboBox>
#include <QInputDialog>
#include <QItemSelectionModel>
#include <QJsonArray>
#include <QMenu>
#include <QStackedWidget>

#include <algorithm>

namespace preamar::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kViewsKey = "services.views";
constexpr std::size_t kNamed = 12;      // of those that a question is about
constexpr std::size_t kTypedFrom = 10; // from so many on, the number is typed
constexpr qsizetype kMostViews = 20;

} // namespace

std::vector<WorkloadRef> ServicesPage::selected() const
{
    std::vector<WorkloadRef> refs;
    for (const auto &index : m_selection->selectedRows()) {
        if (const WorkloadReport *report = m_model->report(index))
            refs.push_back(report->workload.ref);
    }
    return refs;
}

void ServicesPage::showSelection()
{
    int count = 0;
    for (const auto &range : m_selection->selection())
        count += range.height();
    m_bulk->setVisible(count > 0);
    m_bulkCount->setPlain(tr("%n selected", nullptr, count));
}

void ServicesPage::confirmed(const QString &title, const QString &text, const std::function<void()> &then)
{
    const auto refs = selected();
    if (refs.empty())
        return;
    if (refs.size() == 1) {
        then();
        return;
    }
    // Each of them is named; beyond what can be read the number stands for the rest.
    QStringList names;
    for (std::size_t i = 0; i < std::min(kNamed, refs.size()); ++i)
        names += words::name(refs[i]) + u" · "_s + words::place(refs[i]);
    if (refs.size() > kNamed)
        names += tr("and %n more", nullptr, static_cast<int>(refs.size() - kNamed));
    Question question;
    question.title = title;
    question.text = text;
    question.confirm = tr("Apply to %n service(s)", nullptr, static_cast<int>(refs.size()));
    question.icon = u"check"_s;
    question.lines = names;
    if (refs.size() >= kTypedFrom)
        question.typed = static_cast<qint64>(refs.size());
    ConfirmDialog::ask(this, question, [then](const QString &) { then(); });
}

void ServicesPage::setMode(Mode mode)
{
    const QString name = text::mode(mode, words::language());
    confirmed(tr("Change the mode of several services?"), tr("New mode: %1.").arg(name), [this, mode, name] {
        std::vector<Json> arguments;
        for (const auto &ref : selected())
            arguments.push_back(Json{{"workload", toString(ref)}, {"mode", std::string(toString(mode))}});
        sendAll(command::modeSet, arguments, tr("Mode: %1.").arg(name));
    });
}

void ServicesPage::setPaused(bool paused)
{
    const auto send = [this, paused] {
        std::vector<Json> arguments;
        for (const auto &ref : selected())
            arguments.push_back(
                Json{{"scope", std::string(toString(PauseScope::Workload))}, {"target", toString(ref)}});
        sendAll(paused ? command::pause : command::resume, arguments, paused ? tr("Paused.") : tr("Resumed."));
    };
    if (paused) // what only tightens asks nothing
        send();
    else
        confirmed(tr("Resume several services?"), tr("Proposals may be acted on again."), send);
}

void ServicesPage::sendAll(std::string_view kind, const std::vector<Json> &arguments, const QString &done)
{
    struct Tally
    {
        int waiting = 0;
        int refused = 0;
        QString problem;
    };
    const auto tally = std::make_shared<Tally>();
    tally->waiting = static_cast<int>(arguments.size());
    const int all = tally->waiting;
    for (const auto &each : arguments) {
        console().submit(kind, each, this, [this, tally, all, done](const Result<CommandAnswer> &answer) {
            const QString problem = words::problem(answer);
            if (!problem.isEmpty()) {
                ++tally->refused;
                tally->problem = problem;
            }
            if (--tally->waiting > 0)
                return;
            const QString count = tr("%n service(s)", nullptr, all - tally->refused);
            navigator().say(
                tally->refused == 0
                    ? count + u": "_s + done
                    : tr("%1: %2 Refused for %3: %4").arg(count, done).arg(tally->refused).arg(tally->problem));
        });
    }
}

void ServicesPage::fillViewsMenu()
{
    m_savedMenu->clear();
    const QJsonArray views = console().state().value(QString::fromLatin1(kViewsKey)).toArray();
    for (const auto &view : views) {
        const QJsonObject kept = view.toObject();
        auto *action = m_savedMenu->addAction(kept.value(u"name"_s).toString().replace(u'&', u"&&"_s));
        connect(action, &QAction::triggered, this, [this, kept] {
            setQuery(queryFromJson(kept.value(u"query"_s).toObject()));
            m_order->setCurrentIndex(kept.value(u"order"_s).toInt());
            applyOrder(m_order->currentIndex());
            setView(std::clamp(kept.value(u"view"_s).toInt(), 0, m_views->count() - 1));
        });
    }
    if (views.isEmpty())
        m_savedMenu->addAction(tr("No view is kept yet"))->setEnabled(false);
    m_savedMenu->addSeparator();
    auto *save = m_savedMenu->addAction(tr("Keep this view…"));
    save->setObjectName(u"saveView"_s);
    save->setEnabled(views.size() < kMostViews);
    connect(save, &QAction::triggered, this, &ServicesPage::saveView);
    if (views.isEmpty())
        return;
    auto *forget = m_savedMenu->addMenu(tr("Forget"));
    for (qsizetype i = 0; i < views.size(); ++i) {
        const QString name = views[i].toObject().value(u"name"_s).toString();
        connect(forget->addAction(QString(name).replace(u'&', u"&&"_s)), &QAction::triggered, this, [this, i] {
            QJsonArray left = console().state().value(QString::fromLatin1(kViewsKey)).toArray();
            left.removeAt(i);
            console().state().setValue(QString::fromLatin1(kViewsKey), left);
        });
    }
}

void ServicesPage::saveView()
{
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(u"viewName"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Keep this view"));
    dialog->setLabelText(tr("Name of the view: search, filters, order and form are kept."));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &text) {
        constexpr qsizetype kLongest = 60;
        const QString name = text.simplified().left(kLongest);
        if (name.isEmpty())
            return;
        QJsonArray views = console().state().value(QString::fromLatin1(kViewsKey)).toArray();
        const QJsonObject view{{u"name"_s, name},
                               {u"query"_s, toJson(m_model->query())},
                               {u"order"_s, m_order->currentIndex()},
                               {u"view"_s, m_views->currentIndex()}};
        // The same name again is the same view, changed.
        for (qsizetype i = 0; i < views.size(); ++i) {
            if (views[i].toObject().value(u"name"_s).toString() == name) {
                views.removeAt(i);
                break;
            }
        }
        views.append(view);
        console().state().setValue(QString::fromLatin1(kViewsKey), views);
        navigator().say(tr("The view “%1” is kept.").arg(name));
    });
    dialog->open();
}

} // namespace preamar::ui
