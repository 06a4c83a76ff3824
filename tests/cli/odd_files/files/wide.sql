CREATE TABLE "größe" (id int); CREATE TABEL x (id int);
