CREATE TABLE half (n INTEGER, side TEXT);
CREATE TRIGGER no_third BEFORE INSERT ON half WHEN new.side NOT IN ('left', 'right') BEGIN
  SELECT RAISE(ABORT, 'left or right; nothing else');
END;
INSERT INTO half VALUES (0, 'left'), (0, 'right');
