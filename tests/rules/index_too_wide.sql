--- case: six columns
--- up
CREATE TABLE t (id int PRIMARY KEY, a int, b int, c int, d int, e int, f int);
CREATE INDEX t_all ON t (a, b, c, d, e, f);  -- warning: index-too-wide

--- case: five columns
--- up
CREATE TABLE t (id int PRIMARY KEY, a int, b int, c int, d int, e int, f int);
CREATE INDEX t_most ON t (a, b, c, d, e);
