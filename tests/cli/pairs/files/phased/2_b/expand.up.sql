ALTER TABLE users ADD COLUMN email text;
CREATE TYPE mood AS ENUM ('good');
