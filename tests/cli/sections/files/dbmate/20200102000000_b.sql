CREATE TABLE nowhere (id int);
