CREATE TABLE contacts (id bigint PRIMARY KEY, name text NOT NULL, phone text);
