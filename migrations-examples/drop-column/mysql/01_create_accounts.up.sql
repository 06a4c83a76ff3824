CREATE TABLE accounts (
    id    BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    email VARCHAR(190) NOT NULL,
    fax   VARCHAR(40) NOT NULL,
    KEY accounts_fax (fax)
) ENGINE=InnoDB;
CREATE VIEW account_emails AS SELECT id, email FROM accounts;
