CREATE TABLE addresses (
    user_id bigint PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    street  text NOT NULL,
    city    text NOT NULL
);
