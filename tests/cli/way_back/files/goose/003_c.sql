-- +goose Up
-- segue: irreversible reason="no copy is kept"
DELETE FROM a;
