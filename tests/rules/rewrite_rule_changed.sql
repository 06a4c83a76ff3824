--- case: a rule on a table in use
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
CREATE RULE keep AS ON DELETE TO users DO INSTEAD NOTHING;  -- warning: rewrite-rule-changed

--- case: a rule on a table of the same migration
--- dialects: postgresql
--- up
CREATE TABLE users (id int PRIMARY KEY);
CREATE RULE keep AS ON DELETE TO users DO INSTEAD NOTHING;
