--- case: added, never filled
--- dialects: postgresql
--- earlier
CREATE TABLE users (id bigint PRIMARY KEY);
--- given
ALTER TABLE users ADD COLUMN login text;
--- up
ALTER TABLE users ALTER COLUMN login SET NOT NULL;  -- warning: required-before-filled -- error: not-null-set-under-lock -- warning: not-null-set

--- case: filled in between
--- dialects: postgresql
--- earlier
CREATE TABLE users (id bigint PRIMARY KEY, email text);
--- given
ALTER TABLE users ADD COLUMN login text;
--- next
UPDATE users SET login = email WHERE login IS NULL;
--- up
ALTER TABLE users ALTER COLUMN login SET NOT NULL;  -- error: not-null-set-under-lock -- warning: not-null-set

--- case: a column of the table's own
--- dialects: postgresql
--- up
CREATE TABLE users (id bigint PRIMARY KEY, login text);
ALTER TABLE users ALTER COLUMN login SET NOT NULL;
