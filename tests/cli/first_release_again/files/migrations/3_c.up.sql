-- segue: irreversible reason="it is the first release"
INSERT INTO a (id) SELECT missing_function(1);
