CREATE OR REPLACE VIEW shown AS SELECT p.id, p.name, p.mail, 1 AS one FROM people p JOIN roles r ON r.person = p.id;
