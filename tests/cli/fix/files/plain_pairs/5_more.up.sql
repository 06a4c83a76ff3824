CREATE TABLE more (id bigint PRIMARY KEY);
