--- case: an index that may hold NULL
--- dialects: postgresql
--- given
CREATE TABLE users (id int);
CREATE UNIQUE INDEX users_id ON users (id);
--- up
ALTER TABLE users ADD PRIMARY KEY USING INDEX users_id;  -- error: primary-key-over-nullable-columns

--- case: columns that are NOT NULL
--- dialects: postgresql
--- given
CREATE TABLE users (id int NOT NULL);
CREATE UNIQUE INDEX users_id ON users (id);
--- up
ALTER TABLE users ADD PRIMARY KEY USING INDEX users_id;
