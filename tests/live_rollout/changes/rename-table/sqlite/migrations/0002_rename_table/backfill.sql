-- segue: backfill
INSERT INTO customers (id, name, city)
SELECT c.id, c.name, c.city FROM clients c
WHERE NOT EXISTS (SELECT 1 FROM customers n WHERE n.id = c.id);
