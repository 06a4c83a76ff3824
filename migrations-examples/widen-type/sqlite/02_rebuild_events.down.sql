CREATE TABLE events_old (
    id   INTEGER PRIMARY KEY,
    name VARCHAR(50) NOT NULL,
    hits INT NOT NULL DEFAULT 0
);
INSERT INTO events_old (id, name, hits) SELECT id, name, hits FROM events;
DROP TABLE events;
ALTER TABLE events_old RENAME TO events;
