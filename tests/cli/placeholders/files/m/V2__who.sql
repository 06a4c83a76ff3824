ALTER TABLE users ADD COLUMN who TEXT DEFAULT '${app.who}';
