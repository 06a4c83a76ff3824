ALTER TABLE orders MODIFY COLUMN status ENUM('open', 'paid', 'shipped') NOT NULL DEFAULT 'open';
