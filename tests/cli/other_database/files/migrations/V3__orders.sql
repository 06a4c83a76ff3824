CREATE TABLE orders (id bigserial PRIMARY KEY, account_id bigint, placed timestamptz);
ALTER TABLE account ADD COLUMN closed timestamptz;
