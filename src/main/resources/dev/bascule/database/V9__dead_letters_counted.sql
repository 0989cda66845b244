-- Letters are counted by route and reason every few seconds, with the time of the oldest: by an index that has all of it, no letter is read.
CREATE INDEX dead_letter_by_count ON dead_letter (route, reason, first_at);

DROP INDEX dead_letter_by_route;
