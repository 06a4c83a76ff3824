-- ${nobody} asks for this one
CREATE TABLE ${table} (id INTEGER PRIMARY KEY);
INSERT INTO ${table} VALUES (1);
