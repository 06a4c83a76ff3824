-- segue: backfill key=id batch=auto
UPDATE people SET mobile = phone WHERE mobile IS NULL;
