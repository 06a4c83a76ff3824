UPDATE users
SET street = (SELECT a.street FROM addresses AS a WHERE a.user_id = users.id),
    city = (SELECT a.city FROM addresses AS a WHERE a.user_id = users.id)
WHERE id IN (SELECT user_id FROM addresses);
DELETE FROM addresses;
