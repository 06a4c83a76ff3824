-- segue: irreversible reason="only releases are left that keep to it"
ALTER TABLE items ADD UNIQUE KEY items_code_once (code), ALGORITHM=INPLACE, LOCK=NONE;
DROP TRIGGER items_code_set;
DROP TRIGGER items_code_new;
