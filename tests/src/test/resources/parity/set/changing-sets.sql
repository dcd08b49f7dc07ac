-- Set operations on changelogs.
-- features: UNION, INTERSECT, EXCEPT and ALL
CREATE VIEW votes AS SELECT * FROM (VALUES ('a', 1), ('b', 1), ('a', 2), ('c', 1), ('a', 1), ('b', 2)) AS t (name, n);
CREATE VIEW totals AS SELECT name, SUM(n) AS n FROM votes GROUP BY name;

SELECT name FROM totals WHERE n > 1 INTERSECT SELECT name FROM totals WHERE n < 4;
SELECT name FROM totals EXCEPT SELECT name FROM totals WHERE n > 2;
SELECT n FROM totals UNION SELECT 3;
