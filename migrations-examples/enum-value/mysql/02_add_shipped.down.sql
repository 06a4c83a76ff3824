UPDATE orders SET status = 'paid' WHERE status = 'shipped';
ALTER TABLE orders MODIFY COLUMN status ENUM('open', 'paid') NOT NULL DEFAULT 'open';
