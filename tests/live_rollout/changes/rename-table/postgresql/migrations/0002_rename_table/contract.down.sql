ALTER TABLE customers RENAME TO clients;
CREATE VIEW customers AS SELECT id, name, city FROM clients;
