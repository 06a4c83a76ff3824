CREATE TABLE a (id bigint PRIMARY KEY, old text, gone text);
