CREATE TABLE book (id serial PRIMARY KEY, title varchar(40) NOT NULL);
INSERT INTO book (title) VALUES ('from dev');
