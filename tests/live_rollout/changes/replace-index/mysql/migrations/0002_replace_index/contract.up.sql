ALTER TABLE items DROP INDEX items_code;
