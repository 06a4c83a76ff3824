CREATE TABLE people (id bigint PRIMARY KEY, username text NOT NULL, note text);
