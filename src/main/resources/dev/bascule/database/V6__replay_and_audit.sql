-- How often a letter was sent through a route again, and the job that has it in hand. Which key its body is encrypted with; null: it isn't.
ALTER TABLE dead_letter ADD COLUMN replays INTEGER NOT NULL DEFAULT 0;

ALTER TABLE dead_letter ADD COLUMN claim TEXT;

ALTER TABLE dead_letter ADD COLUMN body_key TEXT;

CREATE INDEX dead_letter_by_claim ON dead_letter (claim);

-- Letters that were replayed or discarded: their messages, should the source deliver them again, are done.
CREATE TABLE dead_letter_done (
  id TEXT PRIMARY KEY,
  at BIGINT NOT NULL,
  what TEXT NOT NULL
);

CREATE INDEX dead_letter_done_by_time ON dead_letter_done (at);

-- Letters that were edited: version 0 is the original, each further one an edit, as the JSON document that an export has.
CREATE TABLE dead_letter_version (
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  at BIGINT NOT NULL,
  by_whom TEXT NOT NULL,
  document ${bytes} NOT NULL,
  document_key TEXT,
  PRIMARY KEY (id, version)
);

-- One row per replay. Position: seq of the last letter that is settled. Open: the instance has not yet given back what the job had in hand.
CREATE TABLE replay_job (
  id TEXT PRIMARY KEY,
  instance TEXT NOT NULL,
  target_route TEXT NOT NULL,
  by_whom TEXT NOT NULL,
  filter TEXT NOT NULL,
  edit ${bytes},
  edit_key TEXT,
  rate DOUBLE PRECISION NOT NULL,
  most_letters BIGINT NOT NULL,
  state TEXT NOT NULL,
  error TEXT NOT NULL,
  open_work INTEGER NOT NULL,
  requested BIGINT NOT NULL,
  position BIGINT NOT NULL,
  last_seq BIGINT NOT NULL,
  replayed BIGINT NOT NULL,
  failed BIGINT NOT NULL,
  skipped BIGINT NOT NULL,
  started_at BIGINT NOT NULL,
  ended_at BIGINT NOT NULL
);

CREATE INDEX replay_job_by_work ON replay_job (open_work, instance, target_route);

-- Who did what to which letter, and when.
CREATE TABLE dead_letter_audit (
  seq ${sequence},
  at BIGINT NOT NULL,
  by_whom TEXT NOT NULL,
  action TEXT NOT NULL,
  letter_id TEXT,
  detail TEXT NOT NULL
);

CREATE INDEX dead_letter_audit_by_letter ON dead_letter_audit (letter_id);

CREATE INDEX dead_letter_audit_by_time ON dead_letter_audit (at);
