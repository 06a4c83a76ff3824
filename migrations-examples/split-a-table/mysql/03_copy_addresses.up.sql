INSERT IGNORE INTO addresses (user_id, street, city)
SELECT id, street, city
FROM users
WHERE street IS NOT NULL AND city IS NOT NULL;
