--- case: one
--- dialects: mysql, mariadb
--- up
CREATE TABLE a (id bigint AUTO_INCREMENT PRIMARY KEY);  -- note: signed-counter

--- case: another
--- dialects: mysql, mariadb
--- up
CREATE TABLE a (id bigint unsigned AUTO_INCREMENT PRIMARY KEY);
