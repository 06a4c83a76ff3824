--- case: one
--- dialects: postgresql
--- up
CREATE TABLE a (id int PRIMARY KEY);  -- note: table-without-comment

--- case: another
--- dialects: postgresql
--- up
CREATE TABLE a (id int PRIMARY KEY);
COMMENT ON TABLE a IS 'letters';
