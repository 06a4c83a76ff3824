--- case: NOT NULL returns
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200) NOT NULL);
--- up
ALTER TABLE users ALTER COLUMN email DROP NOT NULL;  -- note: not-null-dropped
--- down
ALTER TABLE users ALTER COLUMN email SET NOT NULL;  -- warning: down-may-fail-on-new-data -- warning: down-blocks

--- case: NOT NULL returns after the rows have been filled
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200) NOT NULL);
--- up
ALTER TABLE users ALTER COLUMN email DROP NOT NULL;  -- note: not-null-dropped
--- down
UPDATE users SET email = '' WHERE email IS NULL;
ALTER TABLE users ALTER COLUMN email SET NOT NULL;  -- warning: down-blocks

--- case: a key returns
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200), CONSTRAINT users_email UNIQUE (email));
--- up
ALTER TABLE users DROP INDEX users_email;  -- warning: drop-unique
--- down
ALTER TABLE users ADD CONSTRAINT users_email UNIQUE (email);  -- warning: down-may-fail-on-new-data

--- case: the type returns
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
--- up
ALTER TABLE users ADD COLUMN phone varchar(20);
--- down
ALTER TABLE users DROP COLUMN phone;

--- case: the type returns, in SQLite
--- dialects: sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
--- up
ALTER TABLE users ADD COLUMN phone varchar(20);
--- down
ALTER TABLE users DROP COLUMN phone;  -- warning: down-blocks

--- case: a unique index returns
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);
CREATE UNIQUE INDEX users_email ON users (email);
--- up
DROP INDEX users_email;  -- warning: drop-unique
--- down
CREATE UNIQUE INDEX users_email ON users (email);  -- warning: down-may-fail-on-new-data -- warning: down-blocks
