CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, mail TEXT, fax TEXT);
INSERT INTO users (name, mail, fax) VALUES ('a', 'a@x', '1'), ('b', 'b@x', '2');
