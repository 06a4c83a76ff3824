DROP TABLE streets;
