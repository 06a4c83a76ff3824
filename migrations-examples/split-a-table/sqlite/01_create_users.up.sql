CREATE TABLE users (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    email  TEXT NOT NULL UNIQUE,
    street TEXT,
    city   TEXT
);
