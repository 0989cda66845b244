-- Counted where messages are taken, not where their outcomes are: what differs, shows.
ALTER TABLE lane_books ADD COLUMN taken BIGINT NOT NULL DEFAULT 0;

UPDATE lane_books SET taken = delivered + filtered + duplicate + dead_lettered;
