--- case: a plain column
--- dialects: mariadb, sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20));
CREATE INDEX users_email ON users (email);
--- up
CREATE TABLE orders (
  email varchar(20) PRIMARY KEY,
  FOREIGN KEY (email) REFERENCES users (email));  -- warning: foreign-key-to-non-unique

--- case: a part of a key
--- dialects: mariadb, sqlite
--- given
CREATE TABLE users (id int, shop int, PRIMARY KEY (id, shop));
--- up
CREATE TABLE orders (
  user_id int PRIMARY KEY,
  FOREIGN KEY (user_id) REFERENCES users (id));  -- warning: foreign-key-to-non-unique

--- case: a unique column
--- dialects: mysql, mariadb, sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20) UNIQUE);
--- up
CREATE TABLE orders (
  email varchar(20) PRIMARY KEY,
  FOREIGN KEY (email) REFERENCES users (email));

--- case: a plain column, on a server that takes it
--- dialects: mysql >= 8
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20));
CREATE INDEX users_email ON users (email);
--- up
CREATE TABLE orders (
  email varchar(20) PRIMARY KEY,
  FOREIGN KEY (email) REFERENCES users (email));  -- warning: foreign-key-to-non-unique
