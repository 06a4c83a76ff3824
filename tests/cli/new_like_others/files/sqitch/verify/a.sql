SELECT id FROM a WHERE false;
