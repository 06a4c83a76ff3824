-- segue: irreversible
DELETE FROM a;
