--- case: the old one first
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id));
--- up
ALTER TABLE users RENAME TO users_old;  -- error: rebuild-moves-references
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL);

--- case: nobody refers to it
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);
--- up
ALTER TABLE users RENAME TO users_old; 
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL);
