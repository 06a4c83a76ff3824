-- segue: irreversible reason="rows are gone"
DELETE FROM a;
