-- v1
SELECT id, name, street, city FROM users;
-- v2
SELECT u.id, u.name, a.street, a.city FROM users u LEFT JOIN addresses a ON a.user_id = u.id;
-- none: an address of nobody
SELECT user_id FROM addresses WHERE user_id NOT IN (SELECT id FROM users);
