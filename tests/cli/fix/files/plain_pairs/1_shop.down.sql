DROP TABLE orders;
DROP TABLE shops;
