CREATE TABLE people (
  id         INTEGER PRIMARY KEY,
  first_name TEXT NOT NULL DEFAULT '',
  last_name  TEXT NOT NULL DEFAULT '',
  note       TEXT
);
