-- Whoever makes an account says from here on in which state it is.
ALTER TABLE accounts ALTER COLUMN state DROP DEFAULT;
