create table p (id integer primary key);
create table t (id integer primary key, a int, b text, c int);
