ALTER TABLE orders
  DROP COLUMN remark;
