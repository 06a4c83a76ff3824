UPDATE users SET username = login WHERE login IS NOT NULL;
