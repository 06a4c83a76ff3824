-- +goose Up
CREATE INDEX a_b ON a (b);
-- +goose Down
DROP INDEX a_b;
