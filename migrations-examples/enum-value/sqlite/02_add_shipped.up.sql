INSERT INTO order_statuses (status) VALUES ('shipped');
