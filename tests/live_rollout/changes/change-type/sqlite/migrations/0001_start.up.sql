CREATE TABLE payments (id INTEGER PRIMARY KEY, amount TEXT, note TEXT);
