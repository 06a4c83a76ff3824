-- op: 3 create
INSERT INTO people (id, name, fax) VALUES (:new, :text, :text_fax);
-- none: what was written
SELECT id FROM people WHERE id = :new AND (name <> :text OR fax <> :text_fax);
-- op: 3 fax
UPDATE people SET fax = :text_fax WHERE id = :id;
-- none: what was written
SELECT id FROM people WHERE id = :id AND fax <> :text_fax;
-- op: 2 rename
UPDATE people SET name = :text WHERE id = :id;
-- op: remove
DELETE FROM people WHERE id = :id;
-- op: 2 look
SELECT id, name, fax FROM people WHERE id = :id;
