-- Absolute counts of one lane, and the batch they stand after.
CREATE TABLE lane_books (
  instance TEXT NOT NULL,
  route TEXT NOT NULL,
  lane INTEGER NOT NULL,
  source TEXT NOT NULL,
  batch_number BIGINT NOT NULL,
  delivered BIGINT NOT NULL,
  filtered BIGINT NOT NULL,
  duplicate BIGINT NOT NULL,
  dead_lettered BIGINT NOT NULL,
  redelivered BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (instance, route, lane, source)
);

-- Times in milliseconds since 1970. Lists and maps as JSON. The body comes last: a scan need not read it.
CREATE TABLE dead_letter (
  seq ${sequence},
  id TEXT NOT NULL UNIQUE,
  message_key TEXT NOT NULL,
  instance TEXT NOT NULL,
  route TEXT NOT NULL,
  source TEXT NOT NULL,
  stage TEXT NOT NULL,
  reason TEXT NOT NULL,
  error TEXT NOT NULL,
  field_errors TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  first_at BIGINT NOT NULL,
  last_at BIGINT NOT NULL,
  delivered_to TEXT NOT NULL,
  headers TEXT NOT NULL,
  properties TEXT NOT NULL,
  body_type TEXT NOT NULL,
  body ${bytes} NOT NULL
);

CREATE INDEX dead_letter_by_route ON dead_letter (route, reason);

CREATE INDEX dead_letter_by_key ON dead_letter (message_key);

CREATE INDEX dead_letter_by_time ON dead_letter (last_at);

-- One row, written to learn whether writing works.
CREATE TABLE probe (
  id INTEGER PRIMARY KEY,
  at BIGINT NOT NULL
);
