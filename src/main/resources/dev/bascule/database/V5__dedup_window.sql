-- A dedup window per route.
CREATE TABLE dedup_window (
  id ${sequence},
  route TEXT NOT NULL UNIQUE
);

-- What a lane is about to settle: the keys with this claim are not used up yet. Zero: nothing. Only who is the holder may end it.
CREATE TABLE dedup_lane (
  instance TEXT NOT NULL,
  route TEXT NOT NULL,
  lane INTEGER NOT NULL,
  source TEXT NOT NULL,
  holder BIGINT NOT NULL,
  claim BIGINT NOT NULL,
  batch_number BIGINT NOT NULL,
  claimed_at BIGINT NOT NULL,
  PRIMARY KEY (instance, route, lane, source)
);

-- Keys of sixteen bytes each. Those whose claim no lane has open are used up. Times in milliseconds since 1970.
-- Where one process has the database, it knows all keys, and stores those of a batch together:
CREATE TABLE dedup_batch (
  seq ${sequence},
  window_id BIGINT NOT NULL,
  claim BIGINT NOT NULL,
  claimed_at BIGINT NOT NULL,
  dedup_keys ${bytes} NOT NULL
);

CREATE INDEX dedup_batch_by_claim ON dedup_batch (claim);

-- Where several share it, the database decides who has a key:
CREATE TABLE dedup_key (
  window_id BIGINT NOT NULL,
  high BIGINT NOT NULL,
  low BIGINT NOT NULL,
  claim BIGINT NOT NULL,
  claimed_at BIGINT NOT NULL,
  PRIMARY KEY (window_id, high, low)
) ${clustered};

CREATE INDEX dedup_key_by_time ON dedup_key (window_id, claimed_at, high, low);
