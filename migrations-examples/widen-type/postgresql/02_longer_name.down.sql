ALTER TABLE events ALTER COLUMN name TYPE varchar(50) USING left(name, 50);
