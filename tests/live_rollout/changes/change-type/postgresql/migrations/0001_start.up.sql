CREATE TABLE payments (id bigint PRIMARY KEY, amount varchar(20), note text);
