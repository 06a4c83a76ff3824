ALTER TABLE notes ALTER COLUMN body TYPE varchar(20) USING left(body, 20);
