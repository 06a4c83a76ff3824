-- migrate:up
DROP TABLE a;

-- migrate:down
-- segue: irreversible reason="nobody needs it"
