--- case: a text in double quotes
--- dialects: sqlite
--- up
CREATE TABLE users (id INTEGER PRIMARY KEY, state TEXT CHECK (state <> "gone"));  -- warning: quoted-name-taken-for-text

--- case: in single ones
--- dialects: sqlite
--- up
CREATE TABLE users (id INTEGER PRIMARY KEY, state TEXT CHECK ("state" <> 'gone'));
