--- case: a form that came with a later version
--- dialects: postgresql >= 16
--- given
CREATE TABLE users (id int PRIMARY KEY, age int, next_age int GENERATED ALWAYS AS (age + 1) STORED);
--- up
ALTER TABLE users ALTER COLUMN next_age SET EXPRESSION AS (age + 2);  -- error: statement-refused

--- case: a version that knows it
--- dialects: postgresql >= 17
--- up
CREATE TABLE users (id int PRIMARY KEY, age int, next_age int GENERATED ALWAYS AS (age + 1) STORED);
ALTER TABLE users ALTER COLUMN next_age SET EXPRESSION AS (age + 2);

--- case: a column that is dropped before the server could
--- dialects: sqlite >= 3.34
--- given
CREATE TABLE users (id int PRIMARY KEY, age int);
--- up
ALTER TABLE users DROP COLUMN age;  -- error: statement-refused -- warning: drop-column

--- case: a column that is dropped by a server that can
--- dialects: sqlite >= 3.35
--- up
CREATE TABLE users (id int PRIMARY KEY, age int);
ALTER TABLE users DROP COLUMN age;

--- case: a name that is changed before the server could
--- dialects: mysql >= 5.7, mariadb >= 10.4

--- case: a form that came with a later version
--- dialects: mysql >= 5, mariadb >= 10
--- given
CREATE TABLE users (id int PRIMARY KEY, age int);
--- up
ALTER TABLE users RENAME COLUMN age TO years;  -- error: statement-refused -- error: rename-column
