-- Going back cuts what is longer.
-- v1
SELECT id, left(body, 20) FROM notes;
-- v2
SELECT id, left(body, 20) FROM notes;
