-- What is remembered for sources that have no broker: how far each file is read, and who reads. The sequence rises with each write.
CREATE TABLE source_mark (
  source TEXT NOT NULL,
  name TEXT NOT NULL,
  sequence BIGINT NOT NULL,
  value ${bytes} NOT NULL,
  PRIMARY KEY (source, name)
);
