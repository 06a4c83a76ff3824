CREATE TABLE item_log (id bigint PRIMARY KEY, item_id bigint NOT NULL, what text);
CREATE INDEX item_log_item ON item_log (item_id);
