ALTER TABLE items ADD INDEX items_shelf_code (shelf, code), ALGORITHM=INPLACE, LOCK=NONE;
