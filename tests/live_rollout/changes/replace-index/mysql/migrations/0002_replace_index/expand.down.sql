ALTER TABLE items DROP INDEX items_shelf_code;
