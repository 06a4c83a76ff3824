--- case: values that may be taken
--- dialects: postgresql
--- given
CREATE SEQUENCE numbers;
--- up
ALTER SEQUENCE numbers RESTART WITH 1;  -- error: sequence-lowered
ALTER SEQUENCE numbers AS integer;  -- error: sequence-lowered

--- case: larger steps
--- dialects: postgresql
--- given
CREATE SEQUENCE numbers;
--- up
ALTER SEQUENCE numbers INCREMENT BY 10;
