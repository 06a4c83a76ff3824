-- A view of one table takes writes, too.
CREATE VIEW customers AS SELECT id, name, city FROM clients;
