CREATE TABEL a (id int);
