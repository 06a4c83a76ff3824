--- case: one too many
--- up
CREATE TABLE t (id int PRIMARY KEY, a int, b int, c int, d int, e int, f int, g int, h int, i int, j int, k int);
CREATE INDEX t_a ON t (a);
CREATE INDEX t_b ON t (b);
CREATE INDEX t_c ON t (c);
CREATE INDEX t_d ON t (d);
CREATE INDEX t_e ON t (e);
CREATE INDEX t_f ON t (f);
CREATE INDEX t_g ON t (g);
CREATE INDEX t_h ON t (h);
CREATE INDEX t_i ON t (i);
CREATE INDEX t_j ON t (j);  -- warning: too-many-indexes

--- case: a few
--- up
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE INDEX t_a ON t (a);
