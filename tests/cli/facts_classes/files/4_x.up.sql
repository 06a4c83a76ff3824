CREATE OR REPLACE VIEW shown AS SELECT id, upper(name) AS name, mail, 1 AS one FROM people;
