CREATE TABLE early (id int);
-- +goose Up
ALTER TABLE a ADD COLUMN b TEXT;

-- +goose Down
ALTER TABLE a DROP COLUMN c,;
