-- v1
SELECT id, name FROM accounts;
-- v2
SELECT id, name FROM accounts WHERE state IS NOT NULL AND length(state) > 0;
