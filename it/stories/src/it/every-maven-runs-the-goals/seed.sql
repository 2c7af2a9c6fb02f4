CREATE TABLE visit (who text); INSERT INTO visit VALUES ('the seed');
