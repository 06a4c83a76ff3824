-- segue: backfill
UPDATE people
SET first_name = substr(name, 1, instr(name, ' ') - 1), last_name = substr(name, instr(name, ' ') + 1)
WHERE first_name IS NULL AND last_name IS NULL;
