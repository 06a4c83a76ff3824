UPDATE users SET login = username WHERE login IS NULL;
