-- segue: ignore drop-column
ALTER TABLE users DROP COLUMN email;

-- segue: ignore drop-colum reason="mistyped"
-- segue: ignore rename-column reason="there is none"
-- segue: ignore reason="which one?"
SELECT 1;
