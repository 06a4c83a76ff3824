--- case: a table in use
--- dialects: postgresql
--- given
CREATE TABLE bookings (id bigint PRIMARY KEY, during tsrange);
--- up
ALTER TABLE bookings ADD CONSTRAINT once EXCLUDE USING gist (during WITH &&);  -- error: exclusion-added-under-lock

--- case: a table of the same migration
--- dialects: postgresql
--- up
CREATE TABLE bookings (id bigint PRIMARY KEY, during tsrange);
ALTER TABLE bookings ADD CONSTRAINT once EXCLUDE USING gist (during WITH &&);
