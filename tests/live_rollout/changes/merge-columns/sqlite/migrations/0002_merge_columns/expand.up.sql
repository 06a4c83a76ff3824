ALTER TABLE people ADD COLUMN name TEXT;

CREATE TRIGGER people_name_new AFTER INSERT ON people
WHEN new.name IS NOT NULL
BEGIN
  UPDATE people
  SET first_name = substr(new.name, 1, instr(new.name, ' ') - 1),
      last_name = substr(new.name, instr(new.name, ' ') + 1)
  WHERE id = new.id;
END;

CREATE TRIGGER people_parts_new AFTER INSERT ON people
WHEN new.name IS NULL
BEGIN
  UPDATE people SET name = new.first_name || ' ' || new.last_name WHERE id = new.id;
END;

CREATE TRIGGER people_name_set AFTER UPDATE OF name ON people
WHEN new.name IS NOT old.name AND new.name IS NOT new.first_name || ' ' || new.last_name
BEGIN
  UPDATE people
  SET first_name = substr(new.name, 1, instr(new.name, ' ') - 1),
      last_name = substr(new.name, instr(new.name, ' ') + 1)
  WHERE id = new.id;
END;

CREATE TRIGGER people_parts_set AFTER UPDATE OF first_name, last_name ON people
WHEN new.name IS NOT new.first_name || ' ' || new.last_name
BEGIN
  UPDATE people SET name = new.first_name || ' ' || new.last_name WHERE id = new.id;
END;
