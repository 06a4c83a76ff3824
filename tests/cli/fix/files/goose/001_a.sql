-- +goose Up
CREATE TABLE a (id bigint PRIMARY KEY, b int);
-- +goose Down
DROP TABLE a;
