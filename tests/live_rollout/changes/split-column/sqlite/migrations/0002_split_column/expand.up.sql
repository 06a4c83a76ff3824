ALTER TABLE people ADD COLUMN first_name TEXT;
ALTER TABLE people ADD COLUMN last_name TEXT;

CREATE TRIGGER people_names_new AFTER INSERT ON people
BEGIN
  UPDATE people
  SET first_name = coalesce(new.first_name, substr(new.name, 1, instr(new.name, ' ') - 1)),
      last_name = coalesce(new.last_name, substr(new.name, instr(new.name, ' ') + 1)),
      name = CASE WHEN new.first_name IS NULL THEN new.name ELSE new.first_name || ' ' || new.last_name END
  WHERE id = new.id;
END;

CREATE TRIGGER people_parts_set AFTER UPDATE OF first_name, last_name ON people
WHEN (new.first_name IS NOT old.first_name OR new.last_name IS NOT old.last_name)
  AND new.first_name || ' ' || new.last_name IS NOT new.name
BEGIN
  UPDATE people
  SET first_name = coalesce(new.first_name, substr(new.name, 1, instr(new.name, ' ') - 1)),
      last_name = coalesce(new.last_name, substr(new.name, instr(new.name, ' ') + 1)),
      name = coalesce(new.first_name, substr(new.name, 1, instr(new.name, ' ') - 1)) || ' ' ||
             coalesce(new.last_name, substr(new.name, instr(new.name, ' ') + 1))
  WHERE id = new.id;
END;

CREATE TRIGGER people_name_set AFTER UPDATE OF name ON people
WHEN new.name IS NOT new.first_name || ' ' || new.last_name
BEGIN
  UPDATE people
  SET first_name = substr(new.name, 1, instr(new.name, ' ') - 1),
      last_name = substr(new.name, instr(new.name, ' ') + 1)
  WHERE id = new.id;
END;
