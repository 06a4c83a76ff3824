CREATE TABLE u (id int); -- café
SELECT 1;
