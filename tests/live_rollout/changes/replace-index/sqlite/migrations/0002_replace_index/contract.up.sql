DROP INDEX items_code;
