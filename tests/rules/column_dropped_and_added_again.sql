--- case: another column of the same type
--- dialects: postgresql, mysql, mariadb, sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY, mail varchar(200));
--- up
ALTER TABLE users DROP COLUMN mail;  -- error: column-dropped-and-added-again -- warning: drop-column
ALTER TABLE users ADD COLUMN email varchar(200);  -- error: phases-mixed-in-one-migration

--- case: the same name with another type
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, age varchar(20));
--- up
ALTER TABLE users DROP COLUMN age;  -- error: column-dropped-and-added-again -- warning: drop-column
ALTER TABLE users ADD COLUMN age int;  -- error: phases-mixed-in-one-migration

--- case: columns that have nothing in common
--- dialects: postgresql, mysql, mariadb, sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY, mail varchar(200));
--- up
ALTER TABLE users DROP COLUMN mail;  -- warning: drop-column
ALTER TABLE users ADD COLUMN age int;  -- error: phases-mixed-in-one-migration
