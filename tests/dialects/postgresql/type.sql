--- case: spellings of one type become one
--- up
CREATE TABLE t (a int, b int4, c integer, d int8, e bigint, f smallint, g float, h float(10), i float8, j double precision,
  k real, l decimal(10, 2), m numeric, n bool, o varchar(5), p character varying, q char, r character(3), s bpchar, t text[],
  u int ARRAY, v int[3][], w timestamptz, x timestamp(3) with time zone, y timetz, z time without time zone,
  aa interval, ab interval day to second(3), ac bit, ad bit varying(4), ae varbit, af pg_catalog.int4, ag "char", ah s.mytype(1, 'a'),
  ai serial8, aj bigserial, ak json, al national character varying(3), am geometry(Point, 4326), an "int4", ao x.y%TYPE);
--- ast
--- written
