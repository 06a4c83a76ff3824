DROP TRIGGER contacts_phone_set;
DROP TRIGGER contacts_phone_new;
