CREATE TYPE order_status AS ENUM ('open', 'paid');
CREATE TABLE orders (
    id     uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    status order_status NOT NULL DEFAULT 'open'
);
