--- case: spellings of one type become one
--- up
CREATE TABLE t (a int, b int4, c integer, d int8, e bigint, f smallint, g float, h float(10), i float8, j double precision,
  k real, l decimal(10, 2), m numeric, n bool, o varchar(5), p character varying, q char, r character(3), s bpchar, t text[],
  u int ARRAY, v int[3][], w timestamptz, x timestamp(3) with time zone, y timetz, z time without time zone,
  aa interval, ab interval day to second(3), ac bit, ad bit varying(4), ae varbit, af pg_catalog.int4, ag "char", ah s.mytype(1, 'a'),
  ai serial8, aj bigserial, ak json, al national character varying(3), am geometry(Point, 4326), an "int4", ao x.y%TYPE);
--- ast
CreateTable
  table: t
  elements
    -: ColumnDefinition
      name: a
      type: TypeName
        name: integer
    -: ColumnDefinition
      name: b
      type: TypeName
        name: integer
    -: ColumnDefinition
      name: c
      type: TypeName
        name: integer
    -: ColumnDefinition
      name: d
      type: TypeName
        name: bigint
    -: ColumnDefinition
      name: e
      type: TypeName
        name: bigint
    -: ColumnDefinition
      name: f
      type: TypeName
        name: smallint
    -: ColumnDefinition
      name: g
      type: TypeName
        name: "double precision"
    -: ColumnDefinition
      name: h
      type: TypeName
        name: real
    -: ColumnDefinition
      name: i
      type: TypeName
        name: "double precision"
    -: ColumnDefinition
      name: j
      type: TypeName
        name: "double precision"
    -: ColumnDefinition
      name: k
      type: TypeName
        name: real
    -: ColumnDefinition
      name: l
      type: TypeName
        name: numeric
        arguments: "10", "2"
    -: ColumnDefinition
      name: m
      type: TypeName
        name: numeric
    -: ColumnDefinition
      name: n
      type: TypeName
        name: boolean
    -: ColumnDefinition
      name: o
      type: TypeName
        name: "character varying"
        arguments: "5"
    -: ColumnDefinition
      name: p
      type: TypeName
        name: "character varying"
    -: ColumnDefinition
      name: q
      type: TypeName
        name: character
        arguments: "1"
    -: ColumnDefinition
      name: r
      type: TypeName
        name: character
        arguments: "3"
    -: ColumnDefinition
      name: s
      type: TypeName
        name: bpchar
    -: ColumnDefinition
      name: t
      type: TypeName
        name: text
        array_dimensions: 1
    -: ColumnDefinition
      name: u
      type: TypeName
        name: integer
        array_dimensions: 1
    -: ColumnDefinition
      name: v
      type: TypeName
        name: integer
        array_dimensions: 2
    -: ColumnDefinition
      name: w
      type: TypeName
        name: timestamp
        with_time_zone
    -: ColumnDefinition
      name: x
      type: TypeName
        name: timestamp
        arguments: "3"
        with_time_zone
    -: ColumnDefinition
      name: y
      type: TypeName
        name: time
        with_time_zone
    -: ColumnDefinition
      name: z
      type: TypeName
        name: time
    -: ColumnDefinition
      name: aa
      type: TypeName
        name: interval
    -: ColumnDefinition
      name: ab
      type: TypeName
        name: interval
        arguments: "3"
        interval_fields: "day to second"
    -: ColumnDefinition
      name: ac
      type: TypeName
        name: bit
        arguments: "1"
    -: ColumnDefinition
      name: ad
      type: TypeName
        name: "bit varying"
        arguments: "4"
    -: ColumnDefinition
      name: ae
      type: TypeName
        name: "bit varying"
    -: ColumnDefinition
      name: af
      type: TypeName
        name: integer
    -: ColumnDefinition
      name: ag
      type: TypeName
        name: char
    -: ColumnDefinition
      name: ah
      type: TypeName
        name: s.mytype
        arguments: "1", "'a'"
    -: ColumnDefinition
      name: ai
      type: TypeName
        name: bigserial
    -: ColumnDefinition
      name: aj
      type: TypeName
        name: bigserial
    -: ColumnDefinition
      name: ak
      type: TypeName
        name: json
    -: ColumnDefinition
      name: al
      type: TypeName
        name: "character varying"
        arguments: "3"
    -: ColumnDefinition
      name: am
      type: TypeName
        name: geometry
        arguments: "Point", "4326"
    -: ColumnDefinition
      name: an
      type: TypeName
        name: integer
    -: ColumnDefinition
      name: ao
      type: TypeName
        name: x.y
        of_column
--- written
CREATE TABLE t (
  a integer,
  b integer,
  c integer,
  d bigint,
  e bigint,
  f smallint,
  g double precision,
  h real,
  i double precision,
  j double precision,
  k real,
  l numeric(10, 2),
  m numeric,
  n boolean,
  o character varying(5),
  p character varying,
  q character(1),
  r character(3),
  s bpchar,
  t text[],
  u integer[],
  v integer[][],
  w timestamp with time zone,
  x timestamp(3) with time zone,
  y time with time zone,
  z time,
  aa interval,
  ab interval day to second(3),
  ac bit(1),
  ad bit varying(4),
  ae bit varying,
  af integer,
  ag "char",
  ah s.mytype(1, 'a'),
  ai bigserial,
  aj bigserial,
  ak json,
  al character varying(3),
  am geometry(Point, 4326),
  an integer,
  ao x.y%TYPE
);
