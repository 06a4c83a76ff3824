--- case: another column of the same type
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, mail varchar(200));
--- up
ALTER TABLE users DROP COLUMN mail;  -- error: column-dropped-and-added-again -- warning: drop-column
ALTER TABLE users ADD COLUMN email varchar(200);  -- error: phases-mixed-in-one-migration

--- case: another column of the same type, in SQLite
--- dialects: sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY, mail varchar(200));
--- up
ALTER TABLE users DROP COLUMN mail;  -- warning: column-changed-with-rewrite -- error: column-dropped-and-added-again -- warning: drop-column
ALTER TABLE users ADD COLUMN email varchar(200);  -- error: phases-mixed-in-one-migration

--- case: the same name with another type
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, age varchar(20));
--- up
ALTER TABLE users DROP COLUMN age;  -- error: column-dropped-and-added-again -- warning: drop-column
ALTER TABLE users ADD COLUMN age int;  -- error: phases-mixed-in-one-migration

--- case: columns that have nothing in common
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, mail varchar(200));
--- up
ALTER TABLE users DROP COLUMN mail;  -- warning: drop-column
ALTER TABLE users ADD COLUMN age int;  -- error: phases-mixed-in-one-migration

--- case: columns that have nothing in common, in SQLite
--- dialects: sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY, mail varchar(200));
--- up
ALTER TABLE users DROP COLUMN mail;  -- warning: column-changed-with-rewrite -- warning: drop-column
ALTER TABLE users ADD COLUMN age int;  -- error: phases-mixed-in-one-migration

--- case: names that have nothing in common
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE posts (id int PRIMARY KEY, stickied bool);
--- up
ALTER TABLE posts DROP COLUMN stickied;  -- warning: drop-column
ALTER TABLE posts ADD COLUMN locked bool;  -- error: phases-mixed-in-one-migration

--- case: the values are copied before the column goes
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, mail varchar(200));
--- up
ALTER TABLE users ADD COLUMN email varchar(200);
UPDATE users SET email = mail WHERE id > 0;
ALTER TABLE users DROP COLUMN mail;  -- warning: drop-column -- warning: contract-without-expand -- error: phases-mixed-in-one-migration

--- case: the values are set aside while the type changes
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, age varchar(20));
CREATE TABLE ages (id int PRIMARY KEY, age varchar(20));
--- up
INSERT INTO ages (id, age) SELECT id, age FROM users WHERE id < 9;
ALTER TABLE users DROP COLUMN age;  -- warning: drop-column
ALTER TABLE users ADD COLUMN age int;  -- error: phases-mixed-in-one-migration

--- case: code that cannot be seen through may have kept them
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, age text);
--- up
DO $$ BEGIN PERFORM 1; EXECUTE 'CREATE TABLE ages AS SELECT id, age FROM users'; END $$;  -- warning: effect-cannot-be-told
ALTER TABLE users DROP COLUMN age;  -- warning: drop-column
ALTER TABLE users ADD COLUMN age int;  -- error: phases-mixed-in-one-migration

--- case: another column of the same type, where the drop writes the table again
--- dialects: sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY, mail varchar(200));
--- up
ALTER TABLE users DROP COLUMN mail;  -- error: column-dropped-and-added-again -- warning: drop-column -- warning: column-changed-with-rewrite
ALTER TABLE users ADD COLUMN email varchar(200);  -- error: phases-mixed-in-one-migration

--- case: the words of the name stand in another order
--- dialects: mysql, mariadb
--- given
CREATE TABLE posts (id int PRIMARY KEY, enabledTypedSignature bool);
--- up
ALTER TABLE posts DROP COLUMN enabledTypedSignature;  -- error: column-dropped-and-added-again -- warning: drop-column
ALTER TABLE posts ADD COLUMN typed_signature_enabled bool;  -- error: phases-mixed-in-one-migration
