-- segue: ignore drop-column reason="never released"
ALTER TABLE users DROP COLUMN phone;

ALTER TABLE users DROP COLUMN fax; -- segue: ignore drop-column reason="nobody has one"

-- squawk-ignore ban-drop-column
ALTER TABLE users DROP COLUMN icq;
