--- case: a narrower column than the one it points at
--- dialects: postgresql, mysql, mariadb, sqlite
--- up
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE profiles (user_id int PRIMARY KEY,  -- warning: reference-type-differs
                       FOREIGN KEY (user_id) REFERENCES users (id));

--- case: the same type
--- up
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE profiles (user_id bigint PRIMARY KEY,
                       FOREIGN KEY (user_id) REFERENCES users (id));
