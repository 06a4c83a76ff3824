CREATE TABLE people (id int PRIMARY KEY, name text, mail text);
CREATE TABLE roles (id int PRIMARY KEY, person int CONSTRAINT of_person REFERENCES people DEFERRABLE INITIALLY DEFERRED, word text);
CREATE UNIQUE INDEX roles_word ON roles (word);
CREATE VIEW shown AS SELECT id, name, mail FROM people;
CREATE FUNCTION rank(a int, b int DEFAULT 0) RETURNS int LANGUAGE sql AS 'SELECT a + b';
CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER note BEFORE INSERT ON people FOR EACH ROW EXECUTE FUNCTION noted();
CREATE TABLE gen (id int PRIMARY KEY, n int, m int GENERATED ALWAYS AS (n * 2) STORED, parent int REFERENCES gen);
