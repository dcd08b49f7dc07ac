-- Views on views, replaced and dropped.
-- features: Views
CREATE VIEW numbers AS SELECT * FROM (VALUES (1, 'one'), (2, 'two'), (3, 'three'), (4, 'four')) AS t (n, name);
CREATE VIEW even (value_of_it, text_of_it) AS SELECT n, name FROM numbers WHERE MOD(n, 2) = 0;
CREATE TEMPORARY VIEW lengths AS SELECT CHAR_LENGTH(text_of_it) AS length_of_it, COUNT(*) AS n FROM even GROUP BY CHAR_LENGTH(text_of_it);

SELECT * FROM even;
SELECT * FROM lengths;
DESCRIBE even;
SHOW VIEWS;
DROP VIEW even;
SHOW VIEWS;
ALTER VIEW numbers AS SELECT * FROM (VALUES (9)) AS t (n);
SELECT * FROM numbers;
