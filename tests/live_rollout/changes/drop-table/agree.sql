-- v1
SELECT id, name FROM items;
-- v2
SELECT id, name FROM items;
