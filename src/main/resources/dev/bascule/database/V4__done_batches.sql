-- Which messages a lane's latest batches are done with, for routes that have no ledger: done-keys of 16 bytes each.
CREATE TABLE done_batch (
  source TEXT NOT NULL,
  instance TEXT NOT NULL,
  route TEXT NOT NULL,
  lane INTEGER NOT NULL,
  batch_number BIGINT NOT NULL,
  done_keys ${bytes} NOT NULL,
  PRIMARY KEY (source, instance, route, lane, batch_number)
);
