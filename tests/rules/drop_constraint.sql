--- case: a check that readers may rely on
--- dialects: postgresql, mariadb
--- given
CREATE TABLE users (id bigint PRIMARY KEY, age int, CONSTRAINT of_age CHECK (age >= 18));
--- up
ALTER TABLE users DROP CONSTRAINT of_age;  -- note: drop-constraint

--- case: a check that another one replaces
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, age int, CONSTRAINT of_age CHECK (age >= 18));
--- up
ALTER TABLE users ADD CONSTRAINT older CHECK (age >= 16) NOT VALID;  -- note: not-valid-check-blocks-updates
ALTER TABLE users DROP CONSTRAINT of_age;

--- case: a script for the time after the old release
--- dialects: postgresql, mariadb
--- given
CREATE TABLE users (id bigint PRIMARY KEY, age int, CONSTRAINT of_age CHECK (age >= 18));
--- up
-- segue: phase contract
ALTER TABLE users DROP CONSTRAINT of_age;

--- case: a foreign key
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY, user_id int, CONSTRAINT orders_user FOREIGN KEY (user_id) REFERENCES users (id));
--- up
ALTER TABLE orders DROP FOREIGN KEY orders_user;  -- note: drop-constraint

--- case: a foreign key that kept rows together
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY, user_id int, CONSTRAINT of_user FOREIGN KEY (user_id) REFERENCES users (id));
--- up
ALTER TABLE orders DROP FOREIGN KEY of_user;  -- note: drop-constraint

--- case: a foreign key under another name
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY, user_id int, CONSTRAINT of_user FOREIGN KEY (user_id) REFERENCES users (id));
--- up
ALTER TABLE orders ADD CONSTRAINT orders_user FOREIGN KEY (user_id) REFERENCES users (id);  -- error: foreign-key-added-under-lock
ALTER TABLE orders DROP FOREIGN KEY of_user;
