--- case: 70 letters
--- dialects: postgresql, mysql, mariadb
--- up
CREATE TABLE users (id int PRIMARY KEY,
  aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggg int);  -- warning: identifier-too-long

--- case: as long as can be
--- dialects: postgresql, mysql, mariadb
--- up
CREATE TABLE users (id int PRIMARY KEY,
  aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggg int);
