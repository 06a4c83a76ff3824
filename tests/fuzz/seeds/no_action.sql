CREATE TABLE users (a int);
ALTER TABLE users;
