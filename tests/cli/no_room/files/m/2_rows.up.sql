PRAGMA max_page_count = 60;
CREATE TABLE more (id INTEGER PRIMARY KEY);
INSERT INTO things (name) WITH RECURSIVE counted (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM counted WHERE i < 20000)
  SELECT 'a name that takes some room' FROM counted;
