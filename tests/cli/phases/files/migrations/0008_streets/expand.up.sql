CREATE TABLE streets (id bigint PRIMARY KEY);
