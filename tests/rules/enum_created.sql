--- case: a type
--- dialects: postgresql
--- up
CREATE TYPE mood AS ENUM ('sad', 'ok');  -- warning: enum-created

--- case: a column
--- dialects: mysql, mariadb
--- up
CREATE TABLE users (id int PRIMARY KEY,
                    mood enum('sad', 'ok'));  -- warning: enum-created

--- case: a text
--- up
CREATE TABLE users (id int PRIMARY KEY, mood varchar(10));
