CREATE TABLE item_log (id INTEGER PRIMARY KEY, item_id INTEGER NOT NULL, what TEXT);
CREATE INDEX item_log_item ON item_log (item_id);
