-- segue: irreversible reason="it is the first release"
CREATE TABLE a (id INTEGER PRIMARY KEY, n TEXT);
