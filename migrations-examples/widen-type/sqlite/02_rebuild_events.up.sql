-- Affinity decides, not length: the table is rebuilt only so that its text tells the truth.
CREATE TABLE events_new (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    hits INTEGER NOT NULL DEFAULT 0
);
INSERT INTO events_new (id, name, hits) SELECT id, name, hits FROM events;
DROP TABLE events;
ALTER TABLE events_new RENAME TO events;
