CREATE TABLE order_statuses (status TEXT PRIMARY KEY) WITHOUT ROWID;
INSERT INTO order_statuses (status) VALUES ('open'), ('paid');
CREATE TABLE orders (
    id     TEXT PRIMARY KEY,
    status TEXT NOT NULL DEFAULT 'open' REFERENCES order_statuses (status)
);
