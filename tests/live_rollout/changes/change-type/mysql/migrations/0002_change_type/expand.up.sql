ALTER TABLE payments ADD COLUMN cents BIGINT NULL, ALGORITHM=INSTANT;

CREATE TRIGGER payments_amounts_new BEFORE INSERT ON payments FOR EACH ROW
SET NEW.cents = coalesce(NEW.cents, CAST(NEW.amount AS SIGNED)),
    NEW.amount = CAST(NEW.cents AS CHAR(20));

CREATE TRIGGER payments_amounts_set BEFORE UPDATE ON payments FOR EACH ROW
SET NEW.amount = IF(NEW.cents <=> OLD.cents, NEW.amount, CAST(NEW.cents AS CHAR(20))),
    NEW.cents = CAST(NEW.amount AS SIGNED);
