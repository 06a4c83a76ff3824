--- case: one
--- up
CREATE TABLE a (id int PRIMARY KEY);
CREATE VIEW b AS SELECT * FROM a;  -- note: star-in-view

--- case: another
--- up
CREATE TABLE a (id int PRIMARY KEY);
CREATE VIEW b AS SELECT id FROM a;
