DROP TRIGGER items_code_set;
DROP TRIGGER items_code_new;
