DROP TRIGGER copy_phone ON people;
DROP FUNCTION copy_phone();
