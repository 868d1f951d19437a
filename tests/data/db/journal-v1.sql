PRAGMA user_version=1;
PRAGMA application_id=1347571018;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE lease(
  one INTEGER PRIMARY KEY CHECK (one = 1), fence INTEGER NOT NULL, holder TEXT NOT NULL, renewed INTEGER NOT NULL,
  held INTEGER NOT NULL CHECK (held IN (0, 1))) STRICT;
INSERT INTO lease VALUES(1,1,'desk:1',1772460000000,1);
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
INSERT INTO proposals VALUES('01KJQ0000000000000000000A1',1,'prod/-/service/api','{"boot_id":"boot-1","change":{"from":3,"kind":"replicas","to":4},"confidence":0.84,"cost_per_month_delta":null,"created":"2026-03-02T14:00:00Z","created_boot_ms":1000000,"endpoint":"https://swarm.example:9443","forecast":null,"ladder":[],"lifetime_s":1800,"observed":{"max":10,"min":1,"owners":[],"replicas":3,"spec_digest":"d","uid":"uid-api","version":"42"},"policy_version":"p1","priority":"low","reasons":[{"code":"ForecastCpuHigh","numbers":[86.2],"subject":""}],"reverts":null,"risk":null,"sample_digest":"s1","workload":"prod/-/service/api"}','967d9c0ab04ad3b43519edc8332a6bcb66820efce17ceec766783aba89a7a59c',1772460000000,'failed',0,'{"actor":{"machine":"desk","name":"ana","origin":"window","role":"administrator"},"at":"2026-03-02T14:00:00Z","at_boot_ms":1000500,"boot_id":"boot-1","comment":"ok","plan_hash":"967d9c0ab04ad3b43519edc8332a6bcb66820efce17ceec766783aba89a7a59c","until_next_step":false}','{"at":"2026-03-02T14:00:00Z","detail":"done","reason":{"code":"AppliedVerified","numbers":[],"subject":""},"state":"failed"}',NULL,'',1772460000000);
CREATE TABLE intents(
  id TEXT PRIMARY KEY NOT NULL, format INTEGER NOT NULL, proposal TEXT NOT NULL UNIQUE REFERENCES proposals(id),
  workload TEXT NOT NULL, change TEXT NOT NULL, uid TEXT NOT NULL, version TEXT NOT NULL, fence INTEGER NOT NULL,
  at INTEGER NOT NULL) STRICT;
INSERT INTO intents VALUES('i-01KJQ0000000000000000000A1',1,'01KJQ0000000000000000000A1','prod/-/service/api','{"from":3,"kind":"replicas","to":4}','uid-api','43',1,1772460000000);
CREATE TABLE outcomes(
  intent TEXT PRIMARY KEY NOT NULL REFERENCES intents(id), format INTEGER NOT NULL, state TEXT NOT NULL,
  outcome TEXT, at INTEGER NOT NULL) STRICT;
INSERT INTO outcomes VALUES('i-01KJQ0000000000000000000A1',1,'failed','{"at":"2026-03-02T14:00:00Z","detail":"done","reason":{"code":"AppliedVerified","numbers":[],"subject":""},"state":"failed"}',1772460000000);
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
INSERT INTO audit VALUES(1,1,1772460000000,'ana','administrator','desk','window','proposal.created','prod/-/service/api','','{}','0000000000000000000000000000000000000000000000000000000000000000','b401df5e17c5529e0ebe641e3cf5a2ba4a602505b5d2e33272e04ab32cc88fe2');
INSERT INTO audit VALUES(2,1,1772460000000,'ana','administrator','desk','window','proposal.approved','prod/-/service/api','','{}','b401df5e17c5529e0ebe641e3cf5a2ba4a602505b5d2e33272e04ab32cc88fe2','5c3d14802b2973c6bcd7eb83ceafdb43c75b9e2323a9ca758bbef18aee265e00');
INSERT INTO audit VALUES(3,1,1772460000000,'ana','administrator','desk','window','action.intent','prod/-/service/api','','{}','5c3d14802b2973c6bcd7eb83ceafdb43c75b9e2323a9ca758bbef18aee265e00','e55869f4c768e03f49d3fdedf6745ca6cbdbbf006b1b704154e52f90b907c956');
INSERT INTO audit VALUES(4,1,1772460000000,'ana','administrator','desk','window','action.failed','prod/-/service/api','','{}','e55869f4c768e03f49d3fdedf6745ca6cbdbbf006b1b704154e52f90b907c956','fb1be1a822b6603c054eb06a364d294d1ec71ca0f4690391c53a6746ba0ddbea');
INSERT INTO audit VALUES(5,1,1772460000000,'ana','administrator','desk','window','policy.set','prod/-/service/api','','{}','fb1be1a822b6603c054eb06a364d294d1ec71ca0f4690391c53a6746ba0ddbea','e8636a14458961b6bc4280d14fafbbac4437a42938ad806f18da9a2a559dc45c');
DELETE FROM sqlite_sequence;
CREATE UNIQUE INDEX one_open_proposal ON proposals(workload) WHERE phase = 1;
CREATE INDEX proposals_alive ON proposals(id) WHERE phase > 0;
CREATE INDEX proposals_in_flight ON proposals(workload) WHERE phase = 2;
CREATE INDEX intents_by_workload ON intents(workload);
CREATE INDEX commands_waiting ON commands(seq) WHERE answered IS NULL;
CREATE TRIGGER lease_stays BEFORE DELETE ON lease BEGIN SELECT RAISE(ABORT, 'the lease row stays'); END;
CREATE TRIGGER lease_fence_rises BEFORE UPDATE ON lease WHEN NEW.fence < OLD.fence
  BEGIN SELECT RAISE(ABORT, 'a fence never falls'); END;
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
COMMIT;
