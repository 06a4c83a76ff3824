--- case: one
--- dialects: mysql, mariadb
--- up
CREATE TABLE users (id bigint PRIMARY KEY, `eMail` int);  -- note: name-not-snake-case

--- case: another
--- dialects: postgresql, mysql, mariadb, sqlite
--- up
CREATE TABLE users (id bigint PRIMARY KEY, e_mail int);

--- case: a column whose name keeps its capitals
--- dialects: postgresql, sqlite
--- up
CREATE TABLE users (id bigint PRIMARY KEY, "eMail" int);  -- note: name-not-snake-case
