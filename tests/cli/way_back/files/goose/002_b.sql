-- +goose Up
DELETE FROM a;
