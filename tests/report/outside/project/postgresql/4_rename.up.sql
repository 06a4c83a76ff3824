ALTER TABLE orders RENAME COLUMN note TO remark;
ALTER TABLE orders DROP COLUMN remrak;
DO $$ BEGIN PERFORM 1 < 2 AND 'a&b' <> '</script>'; END $$;
