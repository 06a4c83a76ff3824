UPDATE orders SET status = 'paid' WHERE status = 'shipped';
DELETE FROM order_statuses WHERE status = 'shipped';
