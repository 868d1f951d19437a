#include "core/store/schema.h"

namespace preamar::store {

namespace {

// Values are kept as the JSON text of core/domain/codec.h with a format number; beside it stand only the columns that
// are asked for. Times are UTC milliseconds. phase: 0 closed, 1 open, 2 in flight (core/domain/proposal.h).
constexpr const char *kTables = R"sql(
CREATE TABLE lease(
  one INTEGER PRIMARY KEY CHECK (one = 1), fence INTEGER NOT NULL, holder TEXT NOT NULL, renewed INTEGER NOT NULL,
  held INTEGER NOT NULL CHECK (held IN (0, 1))) STRICT;
INSERT INTO lease VALUES (1, 0, '', 0, 0);
CREATE TABLE contexts(name TEXT PRIMARY KEY, format INTEGER NOT NULL, config TEXT NOT NULL) STRICT;
CREATE TABLE workload_settings(
  workload TEXT PRIMARY KEY, format INTEGER NOT NULL, policy TEXT NOT NULL,
  enrolled INTEGER NOT NULL CHECK (enrolled IN (0, 1)), mode_until INTEGER, mode_reason TEXT NOT NULL) STRICT;
CREATE TABLE settings(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE state(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE proposals(
  id TEXT PRIMARY KEY NOT NULL, format INTEGER NOT NULL, workload TEXT NOT NULL, plan TEXT NOT NULL,
  hash TEXT NOT NULL, created INTEGER NOT NULL, state TEXT NOT NULL, phase INTEGER NOT NULL CHECK (phase IN (0, 1, 2)),
  approval TEXT, outcome TEXT, closed_by TEXT, reverted_by TEXT NOT NULL, changed INTEGER NOT NULL) STRICT;
CREATE TABLE intents(
  id TEXT PRIMARY KEY NOT NULL, format INTEGER NOT NULL, proposal TEXT NOT NULL UNIQUE REFERENCES proposals(id),
  workload TEXT NOT NULL, change TEXT NOT NULL, uid TEXT NOT NULL, version TEXT NOT NULL, fence INTEGER NOT NULL,
  at INTEGER NOT NULL) STRICT;
CREATE TABLE outcomes(
  intent TEXT PRIMARY KEY NOT NULL REFERENCES intents(id), format INTEGER NOT NULL, state TEXT NOT NULL,
  outcome TEXT, at INTEGER NOT NULL) STRICT;
CREATE TABLE pauses(
  scope TEXT NOT NULL, target TEXT NOT NULL, emergency INTEGER NOT NULL, scale_in_only INTEGER NOT NULL,
  format INTEGER NOT NULL, pause TEXT NOT NULL, PRIMARY KEY (scope, target, emergency, scale_in_only)) STRICT;
CREATE TABLE commands(
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, format INTEGER NOT NULL, kind TEXT NOT NULL,
  arguments TEXT NOT NULL, actor TEXT NOT NULL, at INTEGER NOT NULL, answered INTEGER, done INTEGER, result TEXT,
  error TEXT) STRICT;
CREATE TABLE cycle_reports(
  number INTEGER PRIMARY KEY, format INTEGER NOT NULL, started INTEGER NOT NULL, report BLOB NOT NULL) STRICT;
CREATE TABLE events(
  seq INTEGER PRIMARY KEY AUTOINCREMENT, format INTEGER NOT NULL, at INTEGER NOT NULL, type TEXT NOT NULL,
  severity TEXT NOT NULL, dedup_key TEXT NOT NULL, workload TEXT NOT NULL, detail TEXT NOT NULL) STRICT;
CREATE TABLE audit(
  seq INTEGER PRIMARY KEY, format INTEGER NOT NULL, at INTEGER NOT NULL, actor_name TEXT NOT NULL,
  actor_role TEXT NOT NULL, actor_machine TEXT NOT NULL, actor_origin TEXT NOT NULL, event TEXT NOT NULL,
  workload TEXT NOT NULL, code TEXT NOT NULL, detail TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL) STRICT;

-- I-16: one live proposal per workload.
CREATE UNIQUE INDEX one_open_proposal ON proposals(workload) WHERE phase = 1;
CREATE INDEX proposals_alive ON proposals(id) WHERE phase > 0;
CREATE INDEX proposals_in_flight ON proposals(workload) WHERE phase = 2;
CREATE INDEX intents_by_workload ON intents(workload);
CREATE INDEX commands_waiting ON commands(seq) WHERE answered IS NULL;

CREATE TRIGGER lease_stays BEFORE DELETE ON lease BEGIN SELECT RAISE(ABORT, 'the lease row stays'); END;
CREATE TRIGGER lease_fence_rises BEFORE UPDATE ON lease WHEN NEW.fence < OLD.fence
  BEGIN SELECT RAISE(ABORT, 'a fence never falls'); END;

-- A new row may not take the place of an old one: REPLACE would delete it without a word.
CREATE TRIGGER proposals_are_new BEFORE INSERT ON proposals WHEN EXISTS (SELECT 1 FROM proposals WHERE id = NEW.id)
  BEGIN SELECT RAISE(ABORT, 'proposals are immutable'); END;
CREATE TRIGGER proposals_stay BEFORE DELETE ON proposals BEGIN SELECT RAISE(ABORT, 'proposals stay'); END;
CREATE TRIGGER proposals_are_immutable BEFORE UPDATE ON proposals
  WHEN NEW.id IS NOT OLD.id OR NEW.format IS NOT OLD.format OR NEW.workload IS NOT OLD.workload
    OR NEW.plan IS NOT OLD.plan OR NEW.hash IS NOT OLD.hash OR NEW.created IS NOT OLD.created
    OR (OLD.approval IS NOT NULL AND NEW.approval IS NOT OLD.approval)
  BEGIN SELECT RAISE(ABORT, 'proposals are immutable'); END;

CREATE TRIGGER intents_are_new BEFORE INSERT ON intents
  WHEN EXISTS (SELECT 1 FROM intents WHERE id = NEW.id OR proposal = NEW.proposal)
  BEGIN SELECT RAISE(ABORT, 'intents are append-only'); END;
CREATE TRIGGER intents_are_immutable BEFORE UPDATE ON intents BEGIN SELECT RAISE(ABORT, 'intents are append-only'); END;
CREATE TRIGGER intents_stay BEFORE DELETE ON intents BEGIN SELECT RAISE(ABORT, 'intents are append-only'); END;

CREATE TRIGGER outcomes_are_new BEFORE INSERT ON outcomes WHEN EXISTS (SELECT 1 FROM outcomes WHERE intent = NEW.intent)
  BEGIN SELECT RAISE(ABORT, 'outcomes are append-only'); END;
CREATE TRIGGER outcomes_are_immutable BEFORE UPDATE ON outcomes
  BEGIN SELECT RAISE(ABORT, 'outcomes are append-only'); END;
CREATE TRIGGER outcomes_stay BEFORE DELETE ON outcomes BEGIN SELECT RAISE(ABORT, 'outcomes are append-only'); END;

CREATE TRIGGER commands_are_immutable BEFORE UPDATE ON commands
  WHEN OLD.answered IS NOT NULL OR NEW.seq IS NOT OLD.seq OR NEW.id IS NOT OLD.id OR NEW.kind IS NOT OLD.kind
    OR NEW.arguments IS NOT OLD.arguments OR NEW.actor IS NOT OLD.actor OR NEW.at IS NOT OLD.at
  BEGIN SELECT RAISE(ABORT, 'commands are answered once'); END;

CREATE TRIGGER audit_follows BEFORE INSERT ON audit
  WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit)
    OR NEW.previous IS NOT coalesce((SELECT hash FROM audit ORDER BY seq DESC LIMIT 1), NEW.previous)
  BEGIN SELECT RAISE(ABORT, 'the audit chain only grows at its end'); END;
CREATE TRIGGER audit_is_immutable BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_stays BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
)sql";

// The log is asked for one workload, and for what happened since a time.
constexpr const char *kAuditIndexes = R"sql(
CREATE INDEX audit_by_workload ON audit(workload, seq);
CREATE INDEX audit_by_time ON audit(at);
)sql";

// What the budgets count (answeredSince), among proposals of which most are never answered.
constexpr const char *kAnsweredIndex = R"sql(
CREATE INDEX proposals_answered ON proposals(changed, id) WHERE approval IS NOT NULL OR state = 'rejected';
)sql";

constexpr std::array<Migration, 3> kMigrations{{{1, kTables}, {2, kAuditIndexes}, {3, kAnsweredIndex}}};
static_assert(strictlyIncreasing(kMigrations));

} // namespace

std::span<const Migration> journalMigrations()
{
    return kMigrations;
}

} // namespace preamar::store
