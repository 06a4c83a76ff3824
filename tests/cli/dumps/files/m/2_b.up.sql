ALTER TABLE a RENAME COLUMN name TO title;
CREATE INDEX a_title ON a (title);
