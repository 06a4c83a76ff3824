-- +goose Up
CREATE TABLE users (id int PRIMARY KEY);
CREATE TYPE mood AS ENUM ('good');
-- +goose Down
DROP TABLE users;
