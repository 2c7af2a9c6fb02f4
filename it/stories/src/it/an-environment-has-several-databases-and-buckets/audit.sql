CREATE TABLE event (id int PRIMARY KEY, text text);
INSERT INTO event VALUES (1, 'from the seed');
