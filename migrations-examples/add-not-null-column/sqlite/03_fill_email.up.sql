UPDATE users SET email = username || '@example.org' WHERE email = '';
