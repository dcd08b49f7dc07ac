-- Cleaning names and mail addresses.
-- features: Text; Regular expressions
CREATE VIEW contacts AS
SELECT * FROM (VALUES (1, '  ann  LEE ', 'ann.lee@example.org'), (2, 'bob', 'BOB@Example.com'), (3, 'Zoë', 'not a mail')) AS t (id, name, mail);

SELECT id, TRIM(name) AS trimmed, UPPER(name) AS u, INITCAP(name) AS i, CHAR_LENGTH(name) AS n FROM contacts;
SELECT id, SPLIT_INDEX(mail, '@', 1) AS host, POSITION('@' IN mail) AS at_sign, LOWER(mail) AS l FROM contacts;
SELECT id FROM contacts WHERE mail SIMILAR TO '[a-z.]+@[a-z.]+';
SELECT id, REGEXP_EXTRACT(mail, '([^@]+)@(.+)', 1) AS local_part, REGEXP_REPLACE(mail, '[aeiou]', '*') AS hidden, REGEXP(mail, '@') AS ok FROM contacts;
SELECT id, SUBSTRING(mail, 1, 3) || '...' AS cut, LPAD(CAST(id AS STRING), 4, '0') AS padded, REVERSE(name) AS backwards, REPLACE(mail, '.', ' dot ') AS dots FROM contacts;
