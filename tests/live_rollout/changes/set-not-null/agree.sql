-- v1
SELECT id, name, coalesce(phone, '') FROM contacts;
-- v2
SELECT id, name, phone FROM contacts;
-- none: a phone that is NULL
SELECT id FROM contacts WHERE phone IS NULL;
