DROP VIEW customers;
