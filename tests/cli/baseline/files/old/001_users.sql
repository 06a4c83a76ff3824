CREATE TABLE users (id int PRIMARY KEY, email text, phone text, fax text, icq text);
