ALTER TABLE events ALTER COLUMN name TYPE varchar(200);
