-- segue: irreversible reason="only releases are left that keep to it"
CREATE UNIQUE INDEX items_code_once ON items (code);
DROP TRIGGER items_code_set;
DROP TRIGGER items_code_new;
