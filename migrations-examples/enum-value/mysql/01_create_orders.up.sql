CREATE TABLE orders (
    id     CHAR(36) NOT NULL PRIMARY KEY,
    status ENUM('open', 'paid') NOT NULL DEFAULT 'open'
) ENGINE=InnoDB;
