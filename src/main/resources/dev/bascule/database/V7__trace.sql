-- What became of messages: the batches of about a second, packed, and the hashes of their keys, four bytes each. The data come last: a look-up
-- reads the hashes of all rows and the data of few. Times in milliseconds since 1970.
CREATE TABLE trace_segment (
  seq ${sequence},
  instance TEXT NOT NULL,
  messages INTEGER NOT NULL,
  from_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  key_hashes ${bytes} NOT NULL,
  data ${bytes} NOT NULL
);

CREATE INDEX trace_segment_by_instance ON trace_segment (instance, seq);

CREATE INDEX trace_segment_by_expiry ON trace_segment (expires_at);
