--- case: an index of several columns
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, city varchar(50), phone varchar(20));
CREATE INDEX users_place ON users (city, phone);
--- up
ALTER TABLE users DROP COLUMN phone;  -- warning: index-loses-column -- warning: drop-column

--- case: a server that keeps what is left of the index
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, city varchar(50), phone varchar(20));
CREATE INDEX users_place ON users (city, phone);
--- up
ALTER TABLE users DROP COLUMN phone;  -- warning: index-loses-column -- warning: drop-column -- warning: table-rebuilt-for-column

--- case: an index of other columns
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, city varchar(50), name varchar(50), phone varchar(20));
CREATE INDEX users_place ON users (city, name);
--- up
ALTER TABLE users DROP COLUMN phone;  -- warning: drop-column
