UPDATE notes SET body = left(body, 20) WHERE length(body) > 20;
ALTER TABLE notes MODIFY COLUMN body VARCHAR(20) NOT NULL;
