CREATE TABLE items (id bigint PRIMARY KEY, code text NOT NULL, name text);
