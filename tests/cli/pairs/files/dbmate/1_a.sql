-- migrate:up
CREATE TABLE users (id int PRIMARY KEY);
CREATE TYPE mood AS ENUM ('good');
-- migrate:down
DROP TABLE users;
