// What the log's page asks of the home, and what it shows of one row.
#include "core/base/json.h"
#include "ui/models/figures.h"
#include "ui/models/logmodel.h"
#include "ui/pages/logpage.h"
#include "ui/shell/words.h"
#include "ui/shell/works.h"
#include "ui/style/icons.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/plainlabel.h"

#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>

#include <algorithm>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using style::Tone;

AuditQuery LogPage::query() const
{
    AuditQuery q;
    const int hours = m_period->currentData().toInt();
    if (hours > 0)
        q.since = time().now - std::chrono::hours{hours};
    q.text = m_search->text().toStdString();
    q.language = text::languageName(words::language());
    for (const auto &event : m_kind->currentData().toString().split(u' ', Qt::SkipEmptyParts))
        q.events.push_back(event.toStdString());
    q.atLeast = static_cast<Severity>(m_level->currentData().toInt());
    q.context = m_context->currentData().toString().toStdString();
    q.action = m_action->text().trimmed().toStdString();
    // Exactly one where all of its name is there; else its words, wherever they occur.
    if (const QString service = m_service->text().trimmed(); parseWorkloadRef(service.toStdString()))
        q.workload = service.toStdString();
    else if (!service.isEmpty())
        q.text += ' ' + service.toStdString();
    return q;
}

void LogPage::fillContexts(const Snapshot &snapshot)
{
    QStringList wanted{QString()};
    for (const auto &context : snapshot.contexts)
        wanted += QString::fromStdString(context.name.str());
    bool isSame = wanted.size() == m_context->count();
    for (int i = 0; isSame && i < m_context->count(); ++i)
        isSame = m_context->itemData(i).toString() == wanted[i];
    if (isSame)
        return;
    // What is remembered the first time; then what stands there, which one visit may have opened.
    const QString chosen = m_context->count() > 1 ? m_context->currentData().toString()
                                                  : console().state().value(QString::fromLatin1(kContextKey)).toString();
    m_context->clear();
    for (const auto &name : std::as_const(wanted))
        m_context->addItem(name.isEmpty() ? tr("Every context") : words::plain(name.toStdString(), 40), name);
    m_context->setCurrentIndex(std::max(0, m_context->findData(chosen)));
    if (m_context->currentIndex() > 0)
        load();
}

void LogPage::restoreFilters()
{
    const auto restore = [this](QComboBox *box, const char *key) {
        box->setCurrentIndex(std::clamp(console().state().value(QString::fromLatin1(key)).toInt(), 0, box->count() - 1));
    };
    restore(m_period, kPeriodKey);
    restore(m_kind, kKindKey);
    restore(m_level, kLevelKey);
}

// Narrowed by nothing but the period; what is remembered stays as it is.
void LogPage::openFilters()
{
    for (QComboBox *box : {m_kind, m_level, m_context})
        box->setCurrentIndex(0);
    for (QLineEdit *edit : {m_search, m_service, m_action})
        edit->clear();
}

void LogPage::clearFilters()
{
    openFilters();
    auto &state = console().state();
    state.setValue(QString::fromLatin1(kKindKey), 0);
    state.setValue(QString::fromLatin1(kLevelKey), 0);
    state.setValue(QString::fromLatin1(kContextKey), QString());
    load();
}

void LogPage::showLive()
{
    const bool live = m_live->isChecked();
    m_live->setText(live ? tr("Following") : tr("Paused"));
    m_live->setIcon(style::icon(live ? u"pause"_s : u"play"_s));
    m_live->setToolTip(live ? tr("New records appear by themselves; press to pause")
                            : tr("The list stays as it is; press to follow new records again"));
    if (live)
        m_newer = 0;
}

void LogPage::showCount()
{
    // What is new is said before how many there are, and nothing where neither has room.
    const QString newer = m_newer == 0 ? QString() : tr("%n newer", nullptr, static_cast<int>(m_newer));
    m_count->setPlain(newer.isEmpty() ? m_counted : m_counted + u" · "_s + newer, {newer, QString()});
}

void LogPage::load()
{
    if (m_views->currentWidget() != m_auditTable) {
        m_seenSeq = -1; // looked for when it is shown
        return;
    }
    const int asked = ++m_asked;
    m_isLoading = true;
    const auto snapshot = console().snapshot();
    m_seenSeq = snapshot->log.empty() ? 0 : snapshot->log.front().seq;
    console().audit(query(), this, [this, asked](const Result<AuditPage> &page) {
        if (asked != m_asked)
            return;
        m_isLoading = false;
        if (!page) {
            m_proof->showMessage(Tone::Crit, words::error(page.error()), true);
            return;
        }
        const AuditRecord *before = chosenRecord();
        const std::int64_t kept = before ? before->seq : 0;
        m_audit->setPage(*page, time().now);
        const int row = std::max(0, m_audit->rowOf(kept));
        if (m_audit->rowCount() > 0)
            m_auditTable->selectRow(row);
        m_counted = page->isMore ? tr("newest %1 shown").arg(page->records.size())
                                 : tr("%n record(s)", nullptr, static_cast<int>(page->records.size()));
        m_newer = 0;
        showCount();
        showDetail();
    });
}

void LogPage::loadMore()
{
    AuditQuery q = query();
    q.beforeSeq = m_audit->oldestLooked();
    const int asked = m_asked;
    console().audit(q, this, [this, asked](const Result<AuditPage> &page) {
        if (asked != m_asked)
            return;
        if (!page) {
            m_audit->setWaiting(false);
            m_proof->showMessage(Tone::Crit, words::error(page.error()), true);
            return;
        }
        m_audit->addPage(*page);
        m_counted = tr("%n record(s)", nullptr, m_audit->rowCount());
        showCount();
    });
}

// New records come in at the top while the operator wants them to.
void LogPage::follow(const Snapshot &snapshot)
{
    const std::int64_t newest = snapshot.log.empty() ? 0 : snapshot.log.front().seq;
    if (m_views->currentWidget() != m_auditTable || newest == m_seenSeq || m_isLoading)
        return;
    if (m_live->isChecked()) {
        load();
    } else {
        m_newer = std::max<std::int64_t>(0, newest - m_seenSeq);
        showCount();
    }
}

void LogPage::verify()
{
    m_verify->setEnabled(false);
    m_proof->showMessage(Tone::Info, tr("Recomputing every record…"), false);
    // Of the console, as the export: its end is told though the window was made anew for another language meanwhile.
    const int work =
        worksOf(console()).begin({.id = u"verify"_s, .title = tr("Verifying the log"), .page = u"log"_s}, &console());
    console().verifyAudit(&console(), [&console = console(), page = QPointer(this), work](const Result<ChainReport> &chain) {
        const bool isWhole = chain && chain->isIntact;
        QString text;
        if (!chain)
            text = words::error(chain.error());
        else if (isWhole)
            text = tr("The chain is whole: %n record(s), the last with hash %1.", nullptr, static_cast<int>(chain->count))
                       .arg(words::plain(chain->head, 20));
        else
            text = tr("The chain is broken at record %1: %2. Keep this home as it is and look for who "
                      "changed it.")
                       .arg(chain->brokenAt)
                       .arg(words::plain(chain->problem, 200));
        if (page) {
            page->m_verify->setEnabled(true);
            page->m_proof->showMessage(isWhole ? Tone::Ok : Tone::Crit, text, true);
        }
        worksOf(console).end(work, isWhole ? Work::State::Done : Work::State::Failed, text);
    });
}

void LogPage::exportTo(ExportFormat format)
{
    auto *dialog = new QFileDialog(window(), tr("Export the log"));
    dialog->setObjectName(u"exportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString suffix = format == ExportFormat::JsonText ? u"json"_s : u"csv"_s;
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(tr("preamar-log") + u'.' + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this, format](const QString &file) {
        static int count = 0; // one may fail while the next is written: each is seen
        const int work = worksOf(console()).begin(
            {.id = u"export/%1"_s.arg(++count), .title = tr("Exporting the log"), .page = u"log"_s}, &console());
        // Read at one go; the file appears whole or not at all.
        console().exportAudit(query(), format, file.toStdString(), &console(),
                              [&console = console(), file, work](const Result<std::int64_t> &records) {
                                  if (!records)
                                      worksOf(console).end(work, Work::State::Failed, words::error(records.error()));
                                  else
                                      worksOf(console).end(
                                          work, Work::State::Done,
                                          tr("%n record(s) written into %1.", nullptr, static_cast<int>(*records))
                                              .arg(words::plain(file.toStdString(), 300)));
                              });
    });
    dialog->open();
}

void LogPage::showAction(const Proposal *p)
{
    m_state->setVisible(p);
    m_technical->setVisible(p);
    m_place->setVisible(p);
    m_undo->setVisible(p && offersUndo(*p));
    m_evidence->setVisible(p);
    if (!p) {
        m_title->setPlain(tr("No action selected"));
        m_text->setPlain(tr("Select a row to see why it was done and what came of it."));
        return;
    }
    m_title->setPlain(words::name(p->plan.workload) + u'\n' + words::fromTo(p->plan.change) + u' ' + tr("replicas"));
    m_place->setPlain(words::place(p->plan.workload) + u" · "_s + words::dateTime(p->changed));
    const Verdict state = stateVerdict(p->state);
    m_state->setState(state.tone, state.icon, state.word);
    const auto closed = [](const QString &sentence) {
        return sentence.isEmpty() || sentence.endsWith(u'.') ? sentence : sentence + u'.';
    };
    QString text = closed(words::reasons(p->plan.reasons));
    if (p->outcome)
        text += u"\n\n"_s + closed(text::reason(p->outcome->reason, words::language()));
    else if (p->closedBy)
        text += u"\n\n"_s + closed(text::reason(*p->closedBy, words::language()));
    if (p->outcome && !p->outcome->detail.empty())
        text += u'\n' + words::plain(p->outcome->detail);
    m_text->setPlain(text);
    QStringList technical;
    if (p->approval) {
        technical += tr("Approved by %1 at %2").arg(actorName(p->approval->actor), words::time(p->approval->at));
        if (!p->approval->comment.empty())
            technical += words::plain(p->approval->comment);
    }
    if (!p->plan.reverts.empty())
        technical += tr("Undoes %1").arg(words::plain(p->plan.reverts));
    if (!p->revertedBy.empty())
        technical += tr("The way back was proposed: %1").arg(words::plain(p->revertedBy));
    technical += tr("Proposal %1").arg(words::plain(p->id.str()));
    m_technical->setPlain(technical.join(u'\n'));
}

void LogPage::showRecord(const AuditRecord *record)
{
    m_undo->hide();
    m_state->hide();
    m_evidence->setVisible(record && !proposalOf(*record).empty());
    m_place->setVisible(record);
    m_technical->setVisible(record);
    if (!record) {
        m_title->setPlain(tr("No record selected"));
        m_text->setPlain(tr("Select a row to see the whole record."));
        return;
    }
    m_title->setPlain(text::auditEvent(record->event, words::language()));
    m_place->setPlain(words::dateTime(record->at) + u" · "_s + actorName(record->actor));
    QString text;
    if (const auto code = parseReasonCode(record->code))
        text = text::reasonMeaning(*code, words::language());
    if (!record->workload.empty())
        text += (text.isEmpty() ? QString() : u"\n\n"_s) + words::plain(record->workload);
    m_text->setPlain(text);
    constexpr int kLongest = 800;
    m_technical->setPlain(tr("Record %1").arg(record->seq) + u'\n' + words::plain(dumpJson(record->detail), kLongest) +
                          u"\n\n"_s + tr("Hash %1").arg(words::plain(record->hash)));
}

} // namespace preamar::ui
