-- Release v2 keeps addresses in a table of their own. A user without one has no row there, or an empty one.
-- op: 3 create
INSERT INTO users (id, name) VALUES (:new, :text);
INSERT INTO addresses (user_id, street, city) VALUES (:new, :text_street, :word);
-- none: what was written
SELECT user_id FROM addresses WHERE user_id = :new AND (street <> :text_street OR city <> :word);
-- op: create without
INSERT INTO users (id, name) VALUES (:new, :text);
-- op: 3 move
-- if:
SELECT id FROM users WHERE id = :id FOR UPDATE;
INSERT INTO addresses (user_id, street, city) VALUES (:id, :text_street, :word)
ON CONFLICT (user_id) DO UPDATE SET street = excluded.street, city = excluded.city;
-- none: what was written
SELECT user_id FROM addresses WHERE user_id = :id AND (street <> :text_street OR city <> :word OR street IS NULL);
-- op: rename
UPDATE users SET name = :text WHERE id = :id;
-- op: remove
DELETE FROM users WHERE id = :id;
-- op: 2 look
SELECT u.id, u.name, a.street, a.city FROM users u LEFT JOIN addresses a ON a.user_id = u.id WHERE u.id = :id;
