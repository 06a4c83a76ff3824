CREATE TABLE accounts (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    email TEXT NOT NULL,
    fax   TEXT
);
CREATE INDEX accounts_fax ON accounts (fax);
CREATE VIEW account_emails AS SELECT id, email FROM accounts;
