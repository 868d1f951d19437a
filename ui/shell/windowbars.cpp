// The rest of the main window: the bars that say what is on its way, what is only rehearsed, and what is asked once.
#include "ui/shell/mainwindow.h"
#include "ui/shell/pendingapprovals.h"
#include "ui/shell/updatewatch.h"
#include "ui/shell/words.h"
#include "ui/widgets/banner.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QUrl>

#include <algorithm>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using style::Tone;

void MainWindow::connectApprovals()
{
    const auto &approvals = m_console.approvals();
    connect(&approvals, &PendingApprovals::changed, this, &MainWindow::showGrace);
    connect(&approvals, &PendingApprovals::said, this, &MainWindow::say);
    connect(&approvals, &PendingApprovals::began, this, [this](const QString &text) {
        m_grace->setAccessibleDescription(text);
        QAccessibleEvent alert(m_grace, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    });
}

// Below the page, so that nothing moves under the hand that has just approved.
void MainWindow::showGrace()
{
    auto &approvals = m_console.approvals();
    const int count = approvals.count();
    if (count == 0) {
        m_grace->hide();
        return;
    }
    const int left = approvals.secondsLeft();
    const QString what = count == 1 ? approvals.lines().front() : tr("%n approvals", nullptr, count);
    //: %1 is a service and its change, or "3 approvals"
    const QString text = m_console.snapshot()->settings.dryRun
                             ? tr("%1: checked in %n second(s), nothing is sent.", nullptr, left).arg(what)
                             : tr("%1: sent in %n second(s).", nullptr, left).arg(what);
    m_grace->showMessage(Tone::Info, text, false, tr("Cancel (%1)").arg(m_actions->keysOf(u"withhold"_s)), [&approvals] { approvals.withholdAll(); });
}

void MainWindow::showDryRun(const Snapshot &snapshot)
{
    if (!snapshot.settings.dryRun) {
        m_dryRun->hide();
        return;
    }
    m_dryRun->showMessage(Tone::Info,
                          tr("Dry run: what is approved is checked up to the write, and nothing is sent."), false,
                          tr("End the dry run"), [this] { setDryRun(false); });
}

void MainWindow::setDryRun(bool on)
{
    // An approval that waits was given under the other rule.
    m_console.approvals().withholdAll();
    send(command::settingSet, Json{{"key", "dry_run"}, {"value", on ? "on" : "off"}},
         on ? tr("Dry run: nothing is sent until it ends.") : tr("The dry run has ended: approvals are sent again."));
}

void MainWindow::offer(const Offer &offer)
{
    const auto same = [&](const Offer &other) { return other.id == offer.id; };
    // The newer takes the place of the older: of two new versions the later one is told.
    if (const auto it = std::find_if(m_offers.begin(), m_offers.end(), same); it != m_offers.end())
        *it = offer;
    else
        m_offers.push_back(offer);
    showOffer();
}

void MainWindow::showOffer()
{
    if (m_offers.empty()) {
        m_offer->hide();
        return;
    }
    const Offer &front = m_offers.front();
    m_offer->showMessage(front.isProblem ? Tone::Warn : Tone::Info, front.text, false, front.yes, [this] {
        const Offer taken = m_offers.front();
        if (!taken.staysAfterYes) {
            m_offers.erase(m_offers.begin());
            showOffer();
        }
        taken.onYes();
    });
    m_offer->addAction(front.no, [this] {
        const Offer taken = m_offers.front();
        m_offers.erase(m_offers.begin());
        showOffer();
        if (taken.onNo)
            taken.onNo();
    });
    QAccessibleEvent alert(m_offer, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MainWindow::offerCrashReport(const QString &report, std::function<void()> dismissed)
{
    offer({.id = u"crash"_s,
           .text = tr("Preamar ended unexpectedly the last time. What is known about it stays on this computer, in the "
                      "folder of its data."),
           .isProblem = true,
           .yes = tr("Copy to the clipboard"),
           .onYes =
               [this, report] {
                   QApplication::clipboard()->setText(report);
                   say(tr("Copied."));
               },
           .staysAfterYes = true,
           .no = tr("Dismiss"),
           .onNo = std::move(dismissed)});
}

// Once in the life of a home, after it was seen to work; never on the demonstration.
void MainWindow::askForAutostart()
{
    const QString asked = u"autostart.asked"_s;
    const auto snapshot = m_console.snapshot();
    if (!m_remembers || snapshot->isLab || !snapshot->cycle || snapshot->contexts.empty() ||
        m_console.state().value(asked).toBool() || m_console.autostart() != std::optional(false))
        return;
    m_console.state().setValue(asked, true);
    offer({.id = u"autostart"_s,
           .text = tr("Start Preamar with your session, minimised, so that it goes on foreseeing? The settings change "
                      "it at any time."),
           .yes = tr("Start with the session"),
           .onYes =
               [this] {
                   if (const auto done = m_console.setAutostart(true); !done)
                       say(words::error(done.error()), true);
                   else
                       say(tr("It starts with your session from now on."));
               },
           .no = tr("No"),
           .onNo = {}});
}

void MainWindow::watchUpdates()
{
    auto *watch = new UpdateWatch(m_console, this);
    connect(watch, &UpdateWatch::found, this, [this, watch](const QString &version, const QString &page) {
        offer({.id = u"update"_s,
               .text = tr("Preamar %1 is there; this is %2.").arg(version, QCoreApplication::applicationVersion()),
               .yes = page.isEmpty() ? QString() : tr("Read about it"),
               .onYes = [page] { QDesktopServices::openUrl(QUrl(page)); },
               .no = tr("Dismiss"),
               .onNo = [watch, version] { watch->dismiss(version); }});
    });
    watch->start();
}

} // namespace preamar::ui
