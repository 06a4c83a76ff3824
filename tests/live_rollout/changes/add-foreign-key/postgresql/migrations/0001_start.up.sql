CREATE TABLE customers (id bigint PRIMARY KEY, name text NOT NULL);
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, total bigint NOT NULL);
CREATE INDEX orders_customer ON orders (customer_id);
