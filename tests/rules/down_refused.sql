--- case: a form that came with a later version
--- dialects: postgresql >= 15
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL);
--- up
ALTER TABLE users ALTER COLUMN email DROP NOT NULL;  -- note: not-null-dropped
--- down
ALTER TABLE users ADD CONSTRAINT email_given NOT NULL email;  -- error: down-refused -- warning: down-may-fail-on-new-data

--- case: the version knows it
--- dialects: postgresql >= 18
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL);
--- up
ALTER TABLE users ALTER COLUMN email DROP NOT NULL;  -- note: not-null-dropped
--- down
ALTER TABLE users ADD CONSTRAINT email_given NOT NULL email;  -- warning: down-may-fail-on-new-data -- warning: down-blocks

--- case: columns get other names
--- dialects: mysql >= 5, mariadb >= 10
--- given
CREATE TABLE users (id int PRIMARY KEY, age int);
--- up
ALTER TABLE users CHANGE COLUMN age years int;  -- error: rename-column
--- down
ALTER TABLE users RENAME COLUMN years TO age;  -- error: down-refused

--- case: columns get other names in a form that every version knows
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, age int);
--- up
ALTER TABLE users CHANGE COLUMN age years int;  -- error: rename-column
--- down
ALTER TABLE users CHANGE COLUMN years age int;
