CREATE OR REPLACE VIEW shown AS SELECT DISTINCT id, name, mail, 1 AS one FROM people;
