-- Release v1 keeps the address of a user with the user.
-- op: 3 create
INSERT INTO users (id, name, street, city) VALUES (:new, :text, :text_street, :word);
-- none: what was written
SELECT id FROM users WHERE id = :new AND (street <> :text_street OR city <> :word);
-- op: create without
INSERT INTO users (id, name) VALUES (:new, :text);
-- op: 3 move
UPDATE users SET street = :text_street, city = :word WHERE id = :id;
-- none: what was written
SELECT id FROM users WHERE id = :id AND (street <> :text_street OR city <> :word OR street IS NULL);
-- op: 2 street
UPDATE users SET street = :text_street WHERE id = :id;
-- op: rename
UPDATE users SET name = :text WHERE id = :id;
-- op: remove
DELETE FROM users WHERE id = :id;
-- op: 2 look
SELECT id, name, street, city FROM users WHERE id = :id;
