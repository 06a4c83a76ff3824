CREATE TABLE notes (id bigint PRIMARY KEY, body varchar(20) NOT NULL);
