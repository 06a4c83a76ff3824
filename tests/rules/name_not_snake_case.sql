--- case: one
--- dialects: mysql
--- up
CREATE TABLE users (id bigint PRIMARY KEY, `eMail` int);  -- note: name-not-snake-case

--- case: another
--- dialects: mysql
--- up
CREATE TABLE users (id bigint PRIMARY KEY, e_mail int);
