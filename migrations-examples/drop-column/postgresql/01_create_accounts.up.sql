CREATE TABLE accounts (
    id    bigserial PRIMARY KEY,
    email text NOT NULL,
    fax   text NOT NULL
);
CREATE INDEX accounts_fax ON accounts (fax);
CREATE VIEW account_emails AS SELECT id, email FROM accounts;
