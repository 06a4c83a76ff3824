CREATE TABLE customers (
  id   BIGINT NOT NULL PRIMARY KEY,
  name VARCHAR(100) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE orders (
  id          BIGINT NOT NULL PRIMARY KEY,
  customer_id BIGINT,
  total       BIGINT NOT NULL,
  KEY orders_customer (customer_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
