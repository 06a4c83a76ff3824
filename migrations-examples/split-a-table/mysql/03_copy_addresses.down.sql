UPDATE users
JOIN addresses AS a ON a.user_id = users.id
SET users.street = a.street, users.city = a.city;
DELETE FROM addresses;
