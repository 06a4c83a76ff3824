CREATE TABLE a (id bigserial PRIMARY KEY);
