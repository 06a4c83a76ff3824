DROP TABLE item_log;
DROP TABLE items;
