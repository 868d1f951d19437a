#include "core/text/text.h"

#include "core/text/catalogue.h"
#include "core/text/reasons.h"

#include <QTimeZone>

#include <algorithm>
#include <array>
#include <cmath>

namespace preamar::text {

namespace {

QString number(double value, int decimals, Language language)
{
    if (!std::isfinite(value))
        return QStringLiteral("—");
    return localeOf(language).toString(value, 'f', decimals);
}

// One token of a sentence: kind and 1-based index, or the subject.
QString token(QChar kind, int index, const Reason &reason, Language language)
{
    if (kind == QLatin1Char('s'))
        return plain(reason.subject);
    if (index < 1 || static_cast<std::size_t>(index) > reason.numbers.size())
        return QStringLiteral("—");
    const double value = reason.numbers[static_cast<std::size_t>(index) - 1];
    switch (kind.toLatin1()) {
    case 'p': return percent(value / 100.0, 1, language);
    case 'q': return percent(value / 100.0, 0, language);
    case 'i': return number(value, 0, language);
    case 'd': return duration(Millis{static_cast<std::int64_t>(std::llround(std::abs(value) * 1000.0))}, language);
    default: return number(value, 2, language);
    }
}

QString filled(const QString &sentence, const Reason &reason, Language language)
{
    QString out;
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        if (sentence[i] != QLatin1Char('{')) {
            out += sentence[i];
            continue;
        }
        const auto end = sentence.indexOf(QLatin1Char('}'), i);
        if (end < 0)
            break;
        const QString name = sentence.mid(i + 1, end - i - 1);
        out += token(name.isEmpty() ? QLatin1Char('n') : name[0], name.mid(1).toInt(), reason, language);
        i = end;
    }
    return out;
}

// A subject that is a metric's name reads better as its title.
Reason withTitles(const Reason &reason, Language language)
{
    Reason out = reason;
    if (metricInfo(MetricId(reason.subject)) != nullptr && reason.subject.rfind("custom.", 0) != 0)
        out.subject = metricName(MetricId(reason.subject), language).toStdString();
    return out;
}

struct Named
{
    std::string_view name;
    const char *source;
};

template<std::size_t N>
QString lookup(const std::array<Named, N> &table, std::string_view name, const char *context, Language language)
{
    for (const auto &row : table) {
        if (row.name == name)
            return phrase(context, row.source, language);
    }
    return plain(std::string(name));
}

constexpr std::array kErrors{
    Named{"InvalidArgument", QT_TRANSLATE_NOOP("error", "The input is not valid. Nothing was changed.")},
    Named{"InsufficientData", QT_TRANSLATE_NOOP("error", "There is too little data for a reliable answer.")},
    Named{"Unauthenticated", QT_TRANSLATE_NOOP("error", "The server refused the credential. Check the key and its owner.")},
    Named{"PermissionDenied", QT_TRANSLATE_NOOP("error", "The credential does not allow this. Ask the administrator for access.")},
    Named{"NotFound", QT_TRANSLATE_NOOP("error", "It does not exist, or no longer. Refresh and try again.")},
    Named{"Conflict", QT_TRANSLATE_NOOP("error", "It changed meanwhile. Nothing was done; look again.")},
    Named{"Unavailable", QT_TRANSLATE_NOOP("error", "The server cannot be reached. It is tried again with the next cycle.")},
    Named{"Timeout", QT_TRANSLATE_NOOP("error", "The server did not answer in time. It is tried again with the next cycle.")},
    Named{"RateLimited", QT_TRANSLATE_NOOP("error", "The server asks to wait (too many requests). It is tried again later.")},
    Named{"Protocol", QT_TRANSLATE_NOOP("error", "The server answered something unexpected. Check the address and its version.")},
    Named{"Storage", QT_TRANSLATE_NOOP("error", "The home folder could not be read or written. Nothing is done until it can.")},
    Named{"Cancelled", QT_TRANSLATE_NOOP("error", "Interrupted. Nothing is half-done.")},
};

constexpr std::array kStates{
    Named{"proposed", QT_TRANSLATE_NOOP("state", "Pending")},
    Named{"approved", QT_TRANSLATE_NOOP("state", "Approved")},
    Named{"rejected", QT_TRANSLATE_NOOP("state", "Rejected")},
    Named{"expired", QT_TRANSLATE_NOOP("state", "Expired")},
    Named{"superseded", QT_TRANSLATE_NOOP("state", "Superseded")},
    Named{"void", QT_TRANSLATE_NOOP("state", "Void")},
    Named{"intent_recorded", QT_TRANSLATE_NOOP("state", "About to be sent")},
    Named{"sent", QT_TRANSLATE_NOOP("state", "Sent")},
    Named{"unknown", QT_TRANSLATE_NOOP("state", "Being checked")},
    Named{"verified", QT_TRANSLATE_NOOP("state", "Applied")},
    Named{"healthy", QT_TRANSLATE_NOOP("state", "Healthy")},
    Named{"unhealthy", QT_TRANSLATE_NOOP("state", "Not healthy")},
    Named{"conflict", QT_TRANSLATE_NOOP("state", "Conflict")},
    Named{"failed", QT_TRANSLATE_NOOP("state", "Failed")},
};

constexpr std::array kModes{
    Named{"observe", QT_TRANSLATE_NOOP("mode", "Observe only")},     Named{"recommend", QT_TRANSLATE_NOOP("mode", "Recommend only")},
    Named{"approve", QT_TRANSLATE_NOOP("mode", "With approval")},     Named{"auto-up", QT_TRANSLATE_NOOP("mode", "Automatic (up only)")},
    Named{"auto", QT_TRANSLATE_NOOP("mode", "Automatic")},
};

constexpr std::array kMetrics{
    Named{"cpu_cores", QT_TRANSLATE_NOOP("metric", "CPU")},
    Named{"memory_bytes", QT_TRANSLATE_NOOP("metric", "memory")},
    Named{"requests_per_second", QT_TRANSLATE_NOOP("metric", "requests")},
    Named{"latency_p50_seconds", QT_TRANSLATE_NOOP("metric", "latency P50")},
    Named{"latency_p95_seconds", QT_TRANSLATE_NOOP("metric", "latency P95")},
    Named{"latency_p99_seconds", QT_TRANSLATE_NOOP("metric", "latency P99")},
    Named{"error_ratio", QT_TRANSLATE_NOOP("metric", "errors")},
    Named{"queue_length", QT_TRANSLATE_NOOP("metric", "queue")},
    Named{"replicas", QT_TRANSLATE_NOOP("metric", "replicas")},
    Named{"ready_replicas", QT_TRANSLATE_NOOP("metric", "ready replicas")},
    Named{"network_rx_bytes_per_second", QT_TRANSLATE_NOOP("metric", "network in")},
    Named{"network_tx_bytes_per_second", QT_TRANSLATE_NOOP("metric", "network out")},
    Named{"disk_read_bytes_per_second", QT_TRANSLATE_NOOP("metric", "disk reads")},
    Named{"disk_write_bytes_per_second", QT_TRANSLATE_NOOP("metric", "disk writes")},
    Named{"gpu_ratio", QT_TRANSLATE_NOOP("metric", "GPU")},
    Named{"active_users", QT_TRANSLATE_NOOP("metric", "active users")},
    Named{"concurrent_sessions", QT_TRANSLATE_NOOP("metric", "sessions")},
    Named{"autoscaler_min", QT_TRANSLATE_NOOP("metric", "minimum of the autoscaler")},
    Named{"autoscaler_max", QT_TRANSLATE_NOOP("metric", "maximum of the autoscaler")},
    Named{"autoscaler_target", QT_TRANSLATE_NOOP("metric", "target of the autoscaler")},
};

constexpr std::array kEvents{
    Named{"context.added", QT_TRANSLATE_NOOP("event", "Context added")},
    Named{"context.updated", QT_TRANSLATE_NOOP("event", "Context changed")},
    Named{"context.removed", QT_TRANSLATE_NOOP("event", "Context removed")},
    Named{"mode.set", QT_TRANSLATE_NOOP("event", "Mode changed")},
    Named{"policy.set", QT_TRANSLATE_NOOP("event", "Policy changed")},
    Named{"setting.set", QT_TRANSLATE_NOOP("event", "Setting changed")},
    Named{"history.imported", QT_TRANSLATE_NOOP("event", "History imported")},
    Named{"pause.set", QT_TRANSLATE_NOOP("event", "Paused")},
    Named{"pause.lifted", QT_TRANSLATE_NOOP("event", "Resumed")},
    Named{"emergency.stop", QT_TRANSLATE_NOOP("event", "Emergency stop")},
    Named{"proposal.created", QT_TRANSLATE_NOOP("event", "Proposed")},
    Named{"proposal.approved", QT_TRANSLATE_NOOP("event", "Approved")},
    Named{"proposal.rejected", QT_TRANSLATE_NOOP("event", "Rejected")},
    Named{"proposal.expired", QT_TRANSLATE_NOOP("event", "Expired")},
    Named{"proposal.superseded", QT_TRANSLATE_NOOP("event", "Superseded")},
    Named{"proposal.void", QT_TRANSLATE_NOOP("event", "Voided")},
    Named{"proposal.revert_offered", QT_TRANSLATE_NOOP("event", "Undo proposed")},
    Named{"command.refused", QT_TRANSLATE_NOOP("event", "Command refused")},
    Named{"decision.hold", QT_TRANSLATE_NOOP("event", "Kept as it is")},
    Named{"action.intent", QT_TRANSLATE_NOOP("event", "Intent recorded")},
    Named{"action.sent", QT_TRANSLATE_NOOP("event", "Sent")},
    Named{"action.unknown", QT_TRANSLATE_NOOP("event", "Outcome being checked")},
    Named{"action.verified", QT_TRANSLATE_NOOP("event", "Applied")},
    Named{"action.healthy", QT_TRANSLATE_NOOP("event", "Replicas healthy")},
    Named{"action.unhealthy", QT_TRANSLATE_NOOP("event", "Replicas not healthy")},
    Named{"action.conflict", QT_TRANSLATE_NOOP("event", "Conflict")},
    Named{"action.failed", QT_TRANSLATE_NOOP("event", "Failed")},
    Named{"action.void", QT_TRANSLATE_NOOP("event", "Voided")},
    Named{"action.rehearsed", QT_TRANSLATE_NOOP("event", "Dry run, nothing sent")},
    Named{"model.retrain", QT_TRANSLATE_NOOP("event", "Model retraining ordered")},
    Named{"model.rollback", QT_TRANSLATE_NOOP("event", "Model rolled back")},
    Named{"model.compare", QT_TRANSLATE_NOOP("event", "Model comparison changed")},
    Named{"model.fitted", QT_TRANSLATE_NOOP("event", "Model fitted anew")},
    Named{"model.rebuilt", QT_TRANSLATE_NOOP("event", "Damaged model rebuilt")},
    Named{"action.waits", QT_TRANSLATE_NOOP("event", "Waits: action limit reached")},
    Named{"action.refused", QT_TRANSLATE_NOOP("event", "Refused before sending")},
    Named{"mode.expired", QT_TRANSLATE_NOOP("event", "Automatic mode expired")},
    Named{"mode.fell", QT_TRANSLATE_NOOP("event", "Automatic mode switched off by Preamar")},
    Named{"policy.undone", QT_TRANSLATE_NOOP("event", "Policy put back")},
    Named{"policy.layer", QT_TRANSLATE_NOOP("event", "Policy of a group or context changed")},
    Named{"calendar.set", QT_TRANSLATE_NOOP("event", "Calendar replaced")},
    Named{"calendar.put", QT_TRANSLATE_NOOP("event", "Calendar entry saved")},
    Named{"calendar.removed", QT_TRANSLATE_NOOP("event", "Calendar entry removed")},
    Named{"calendar.imported", QT_TRANSLATE_NOOP("event", "Calendar imported")},
    Named{"calendar.undone", QT_TRANSLATE_NOOP("event", "Calendar put back")},
    Named{"restore.done", QT_TRANSLATE_NOOP("event", "Backup restored")},
};

QDateTime local(Timestamp t)
{
    return QDateTime::fromMSecsSinceEpoch(toMillis(t)).toLocalTime();
}

QString scaled(double value, const char *const *units, int count, double base, Language language)
{
    int i = 0;
    while (std::abs(value) >= base && i + 1 < count) {
        value /= base;
        ++i;
    }
    const int decimals = i == 0 || std::abs(value) >= 100.0 ? 0 : std::abs(value) >= 10.0 ? 1 : 2;
    return number(value, decimals, language) + QStringLiteral(" ") + QString::fromUtf8(units[i]);
}

}  // namespace

QString reason(const Reason &reason, Language language)
{
    const QString sentence = phrase("reason", wordsOf(reason.code).sentence, language);
    const Reason titled = withTitles(reason, language);
    QString out = filled(sentence, titled, language);
    // Titles of metrics are written small; at the head of a sentence one begins it. Names of the operator's stay as they are.
    if (titled.subject != reason.subject && sentence.startsWith(QStringLiteral("{s}")))
        out[0] = out[0].toUpper();
    return out;
}

QString reasonMeaning(ReasonCode code, Language language)
{
    return phrase("meaning", wordsOf(code).meaning, language);
}

QString error(const Error &error, Language language)
{
    if (const auto code = parseReasonCode(error.reason)) {
        // What is written wrongly is named by its field; what it means in general would not help to find it.
        if (code == ReasonCode::PolicyInvalid && error.code == ErrorCode::InvalidArgument && !error.where.empty())
            return text::reason(Reason{*code, {}, error.where + ": " + detail(error.detail, language).toStdString()}, language) + QLatin1Char('.');
        const QString sentence = text::reason(Reason{*code, {}, error.detail}, language);
        const QString meaning = reasonMeaning(*code, language);
        return sentence + QStringLiteral(". ") + meaning;
    }
    return lookup(kErrors, toString(error.code), "error", language);
}

namespace {

// A sentence that goes on after a semicolon begins small, but for names and acronyms.
QString continued(QString sentence)
{
    static const QStringList names{QStringLiteral("Argo"),      QStringLiteral("Docker"),     QStringLiteral("Flux"),
                                   QStringLiteral("Kubernetes"), QStringLiteral("Portainer"), QStringLiteral("Preamar"),
                                   QStringLiteral("Prometheus"), QStringLiteral("Swarm")};
    const bool acronym = sentence.size() > 1 && (sentence[1].isUpper() || sentence[1].isDigit());
    const bool name = std::any_of(names.begin(), names.end(), [&](const QString &n) { return sentence.startsWith(n); });
    if (!sentence.isEmpty() && !acronym && !name)
        sentence[0] = sentence[0].toLower();
    return sentence;
}

} // namespace

QString decisionSentence(const WorkloadReport &report, Language language)
{
    const auto &d = report.decision;
    QString out;
    QStringList said; // the same of two metrics reads as one
    for (const auto &r : d.reasons) {
        const auto sentence = text::reason(r, language);
        if (said.contains(sentence))
            continue;
        said.append(sentence);
        out += out.isEmpty() ? sentence : QStringLiteral("; ") + continued(sentence);
    }
    if (d.action == Direction::None)
        return out.isEmpty() ? phrase("text", QT_TRANSLATE_NOOP("text", "Nothing to change"), language) : out;
    const QString proposal = phrase("text", QT_TRANSLATE_NOOP("text", "I propose %1 → %2 replicas"), language).arg(d.from).arg(d.to);
    return out.isEmpty() ? proposal + QLatin1Char('.') : out + QStringLiteral(". ") + proposal + QLatin1Char('.');
}

QString proposalState(ProposalState state, Language language)
{
    return lookup(kStates, toString(state), "state", language);
}

QString mode(Mode mode, Language language)
{
    return lookup(kModes, toString(mode), "mode", language);
}

QString metricName(const MetricId &id, Language language)
{
    return lookup(kMetrics, id.str(), "metric", language);
}

QString auditEvent(const std::string &event, Language language)
{
    return lookup(kEvents, event, "event", language);
}

QString value(double v, Unit unit, Language language)
{
    static constexpr const char *bytes[] = {"B", "KiB", "MiB", "GiB", "TiB"};
    static constexpr const char *rates[] = {"B/s", "KiB/s", "MiB/s", "GiB/s", "TiB/s"};
    if (!std::isfinite(v))
        return QStringLiteral("—");
    switch (unit) {
    case Unit::Cores: return number(v, std::abs(v) >= 10.0 ? 1 : 2, language) + QLatin1Char(' ') + phrase("text", QT_TRANSLATE_NOOP("text", "cores"), language);
    case Unit::Bytes: return scaled(v, bytes, 5, 1024.0, language);
    case Unit::BytesPerSecond: return scaled(v, rates, 5, 1024.0, language);
    case Unit::PerSecond: return number(v * 60.0, 0, language) + QLatin1Char(' ') + phrase("text", QT_TRANSLATE_NOOP("text", "req/min"), language);
    case Unit::Second: return number(v * 1000.0, v < 0.1 ? 1 : 0, language) + QStringLiteral(" ms");
    case Unit::Ratio: return percent(v, 1, language);
    case Unit::Count: return number(v, 0, language);
    }
    return number(v, 2, language);
}

QString percent(double ratio, int decimals, Language language)
{
    if (!std::isfinite(ratio))
        return QStringLiteral("—");
    return number(ratio * 100.0, decimals, language) + (language == Language::PtBr ? QStringLiteral(" %") : QStringLiteral("%"));
}

QString duration(Millis d, Language)
{
    const auto total = d.count() / 1000;
    const auto days = total / 86'400;
    const auto hours = total % 86'400 / 3600;
    const auto minutes = total % 3600 / 60;
    const auto seconds = total % 60;
    if (days > 0)
        return hours > 0 ? QStringLiteral("%1 d %2 h").arg(days).arg(hours) : QStringLiteral("%1 d").arg(days);
    if (hours > 0)
        return minutes > 0 ? QStringLiteral("%1 h %2 min").arg(hours).arg(minutes) : QStringLiteral("%1 h").arg(hours);
    if (minutes > 0)
        return seconds > 0 ? QStringLiteral("%1 min %2 s").arg(minutes).arg(seconds) : QStringLiteral("%1 min").arg(minutes);
    return QStringLiteral("%1 s").arg(seconds);
}

QString ago(Millis d, Language language)
{
    if (d < Millis{1000})
        return phrase("text", QT_TRANSLATE_NOOP("text", "now"), language);
    return phrase("text", QT_TRANSLATE_NOOP("text", "%1 ago"), language).arg(duration(d, language));
}

QString money(double amount, const std::string &currency, Language language)
{
    const QString symbol = currency == "BRL" ? QStringLiteral("R$") : currency == "USD" ? QStringLiteral("US$") : currency == "EUR" ? QStringLiteral("€") : plain(currency, 8);
    const QString sign = amount < 0 ? QStringLiteral("−") : QString();
    return sign + symbol + QChar(0x00a0) + number(std::abs(amount), 2, language);
}

QString timeOfDay(Timestamp t, Language)
{
    return local(t).toString(QStringLiteral("HH:mm"));
}

QString dateTime(Timestamp t, Language language)
{
    return local(t).toString(language == Language::PtBr ? QStringLiteral("dd/MM/yyyy HH:mm") : QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString cli(const char *source, Language language)
{
    return phrase("cli", source, language);
}

QString plain(const std::string &serverText, int maximum)
{
    QString out;
    for (const char32_t c : QString::fromStdString(serverText).toUcs4()) {
        // C0, C1 and the characters that turn the direction of text become visible marks (safety.md S9).
        const bool control = c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f
            || c == 0x2028 || c == 0x2029 || c == 0xfeff;
        if (control)
            out += QStringLiteral("‹U+%1›").arg(static_cast<uint>(c), 4, 16, QLatin1Char('0')).toUpper();
        else
            out += QString::fromUcs4(&c, 1);
    }
    if (out.size() > maximum && maximum > 3) {
        const int head = (maximum - 1) * 2 / 3;
        out = out.left(head) + QChar(0x2026) + out.right(maximum - 1 - head);
    }
    return out;
}

}  // namespace preamar::text
