-- v1
SELECT id, code, name FROM items;
-- v2
SELECT id, code, name FROM items;
-- none: a code that is there twice
SELECT code FROM items GROUP BY code HAVING count(*) > 1;
