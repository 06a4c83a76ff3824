UPDATE users SET email = '' WHERE email = username || '@example.org';
