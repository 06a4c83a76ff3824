-- migrate:up transaction:false
CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT)
-- migrate:down
DROP TABLE a
