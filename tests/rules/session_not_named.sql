--- case: without a name
--- dialects: postgresql
--- up
CREATE TABLE users (id int PRIMARY KEY);  -- note: session-not-named

--- case: named
--- dialects: postgresql
--- up
SET application_name = 'migrations';
CREATE TABLE users (id int PRIMARY KEY);
