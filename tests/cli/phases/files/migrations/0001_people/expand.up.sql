CREATE TABLE people (id bigint PRIMARY KEY, phone text, name text, age int);
