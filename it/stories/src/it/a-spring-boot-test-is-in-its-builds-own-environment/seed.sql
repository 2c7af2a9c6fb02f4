CREATE TABLE note (id serial PRIMARY KEY, text varchar(40));
INSERT INTO note (text) VALUES ('from dev');
