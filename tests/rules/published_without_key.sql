--- case: a table without a key
--- dialects: postgresql
--- given
CREATE TABLE visits (at timestamptz NOT NULL, page text);
--- up
CREATE PUBLICATION changes FOR TABLE visits;  -- error: published-without-key

--- case: all tables, and one of them has none
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE visits (at timestamptz NOT NULL, page text);
--- up
CREATE PUBLICATION changes FOR ALL TABLES;  -- error: published-without-key

--- case: one that is added to those that are published
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE visits (at timestamptz NOT NULL, page text);
CREATE PUBLICATION changes FOR TABLE users;
--- up
ALTER PUBLICATION changes ADD TABLE visits;  -- error: published-without-key

--- case: with a key, with the whole row, or inserts only
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE notes (body text);
ALTER TABLE notes REPLICA IDENTITY FULL;
CREATE TABLE visits (at timestamptz NOT NULL, page text);
--- up
CREATE PUBLICATION changes FOR TABLE users, notes;
CREATE PUBLICATION additions FOR TABLE visits WITH (publish = 'insert');
