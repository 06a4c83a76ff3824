DROP VIEW account_emails;
DROP TABLE accounts;
