--- case: a trigger of another table
--- dialects: sqlite
--- given
CREATE TABLE orders (id integer PRIMARY KEY, sum int);
CREATE TABLE audit (id integer PRIMARY KEY, what int);
CREATE TRIGGER note AFTER INSERT ON orders BEGIN INSERT INTO audit VALUES (NULL, new.sum); END;
CREATE TRIGGER copy AFTER DELETE ON orders BEGIN INSERT INTO audit SELECT old.id, 1; END;
--- up
ALTER TABLE audit ADD COLUMN at text;  -- error: trigger-insert-outgrown

--- case: it names its columns, or does not count
--- dialects: sqlite
--- given
CREATE TABLE orders (id integer PRIMARY KEY, sum int);
CREATE TABLE audit (id integer PRIMARY KEY, what int);
CREATE TRIGGER note AFTER INSERT ON orders BEGIN INSERT INTO audit (what) VALUES (new.sum); END;
CREATE TRIGGER copy AFTER DELETE ON orders BEGIN INSERT INTO audit SELECT * FROM audit; END;
CREATE TRIGGER wipe AFTER UPDATE ON orders BEGIN DELETE FROM audit; END;
--- up
ALTER TABLE audit ADD COLUMN at text;
