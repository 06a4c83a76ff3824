CREATE OR REPLACE VIEW shown AS SELECT id, name, mail, 1 AS one FROM people;
