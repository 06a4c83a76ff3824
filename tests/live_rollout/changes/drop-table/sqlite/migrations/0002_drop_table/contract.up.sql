DROP TABLE item_log;
