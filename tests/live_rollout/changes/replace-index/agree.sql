-- v1
SELECT id, code, shelf FROM items;
-- v2
SELECT id, code, shelf FROM items;
