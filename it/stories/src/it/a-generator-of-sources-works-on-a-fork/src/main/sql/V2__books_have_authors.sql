ALTER TABLE book ADD COLUMN author varchar(40) NOT NULL DEFAULT 'unknown';
