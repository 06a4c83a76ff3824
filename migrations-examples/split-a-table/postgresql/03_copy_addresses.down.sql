UPDATE users
SET street = a.street, city = a.city
FROM addresses AS a
WHERE a.user_id = users.id;
DELETE FROM addresses;
