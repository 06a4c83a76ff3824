CREATE TABLE places (id bigint PRIMARY KEY);
