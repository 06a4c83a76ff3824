DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'orders_fk') THEN
    ALTER TABLE orders ADD CONSTRAINT orders_fk FOREIGN KEY (cid) REFERENCES cust (id);
  END IF;
  ALTER TABLE orders ADD COLUMN u text DEFAULT md5(random()::text);
  ALTER TABLE cust DROP COLUMN email;
END $$;
DO $$ BEGIN
  CREATE TYPE mood AS ENUM ('sad', 'ok');
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;
DO $$ BEGIN
  CREATE TYPE mood AS ENUM ('sad', 'ok');
  DROP TABLE orders;
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;
DO $$ BEGIN EXECUTE 'DROP TABLE orders'; END $$;
