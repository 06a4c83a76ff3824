-- segue: phase contarct
ALTER TABLE users ADD COLUMN a TEXT;
