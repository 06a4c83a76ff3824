--- case: one
--- dialects: postgresql, mysql, mariadb
--- up
CREATE TABLE users (id int PRIMARY KEY);  -- note: narrow-key

--- case: another
--- dialects: postgresql, mysql, mariadb
--- up
CREATE TABLE users (id bigint PRIMARY KEY);
