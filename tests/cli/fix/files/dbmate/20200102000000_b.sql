-- migrate:up
ALTER TABLE a ADD CONSTRAINT b_is_set CHECK (b > 0);
