CREATE TABLE item_log (
  id      BIGINT NOT NULL PRIMARY KEY,
  item_id BIGINT NOT NULL,
  what    VARCHAR(100),
  KEY item_log_item (item_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
