-- segue: irreversable reason="typed too fast"
CREATE INDEX j ON a (id);
