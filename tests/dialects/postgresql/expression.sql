--- case: precedence
--- up
SELECT NOT a = b AND c OR d;
SELECT a + b * c ^ d ^ e - -f;
SELECT a || b -> 'c' = d;
SELECT a BETWEEN 1 AND 2 AND b NOT BETWEEN SYMMETRIC 3 AND 4 + 5;
SELECT a LIKE 'x' || 'y' ESCAPE '\' IS NOT NULL, b NOT ILIKE ANY (ARRAY['a']), c SIMILAR TO 'd';
SELECT a IS DISTINCT FROM b + 1, c IS NOT UNKNOWN, d ISNULL, e NOTNULL;
SELECT a COLLATE "C" || b AT TIME ZONE 'utc' + c, - d::int, @ e + f;
SELECT NOT NOT a, (a OR b) AND c, (a, b) = (1, 2), ROW(1), a OPERATOR(pg_catalog.+) b;
--- ast
--- written

--- case: literals
--- up
SELECT 'a', E'\n\u0041\x42', U&'\0041', $$it's$$, B'01', X'1F', 1, 1.5, true, NULL, $1, 'a'
  'b', interval '1 day', interval '1' day, date '2020-01-01', numeric(10, 2) '1.5', timestamp(3) with time zone 'now',
  double precision '1';
--- ast
--- written

--- case: calls
--- up
SELECT count(*), count(DISTINCT a ORDER BY b), f(), f(x => 1, y := 2), f(VARIADIC a), now(), current_timestamp(3),
  current_date, extract(year FROM t), substring(a FROM 1 FOR 2), trim(BOTH ' ' FROM a), position('a' IN b), overlay(a PLACING b FROM 1),
  coalesce(a, b), nullif(a, 1), greatest(1, 2), sum(a) FILTER (WHERE b > 0) OVER (PARTITION BY c ORDER BY d DESC NULLS LAST
  ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE TIES), rank() OVER w, percentile_cont(0.5) WITHIN GROUP (ORDER BY x),
  json_object('a': 1, 'b': 2 ABSENT ON NULL), json_value(j, '$.a' RETURNING int), xmlelement(NAME a, b), s.f(1)
FROM t WINDOW w AS (ORDER BY a RANGE BETWEEN 1 PRECEDING AND 2 FOLLOWING);
--- ast
--- written

--- case: arrays, fields, subqueries, cases, casts
--- up
SELECT a[1], b[1:2], c[:], (d).e, (f).*, ARRAY[1, 2], ARRAY[[1], [2]], ARRAY(SELECT 1), (SELECT 1), EXISTS (SELECT 1),
  a IN (1, 2), a NOT IN (SELECT 1), a = ANY (SELECT 1), a > ALL (b), CASE WHEN a THEN 1 ELSE 2 END, CASE a WHEN 1 THEN 2 END,
  CAST(a AS int), a::varchar(10)[], ((SELECT 1)), $1.x;
--- ast
--- written

--- case: a BETWEEN without its end
--- up
SELECT a BETWEEN 1 OR 2;  -- error: syntax-error
SELECT a ESCAPE 'b';  -- error: syntax-error
--- findings
