DROP INDEX items_shelf_code;
