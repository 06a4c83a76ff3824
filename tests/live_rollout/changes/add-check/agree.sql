-- v1
SELECT id, name, CASE WHEN stock < 0 THEN 0 ELSE stock END FROM items;
-- v2
SELECT id, name, stock FROM items;
-- none: a stock below zero
SELECT id FROM items WHERE stock < 0;
