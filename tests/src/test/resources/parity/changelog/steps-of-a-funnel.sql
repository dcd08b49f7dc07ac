-- A funnel: how far people get, from flags that are set by later rows.
-- features: Aggregates of changelogs, with MIN and MAX taken back
CREATE VIEW steps AS
SELECT * FROM (VALUES ('ann', 'visit'), ('bob', 'visit'), ('ann', 'cart'), ('cleo', 'visit'), ('ann', 'pay'), ('bob', 'cart')) AS t (who, step);

CREATE VIEW people AS
SELECT who, MAX(CASE step WHEN 'visit' THEN 1 WHEN 'cart' THEN 2 ELSE 3 END) AS far, COUNT(*) AS n FROM steps GROUP BY who;

SELECT far, COUNT(*) AS people, SUM(n) AS n FROM people GROUP BY far;
SELECT SUM(IF(far >= 1, 1, 0)) AS visited, SUM(IF(far >= 2, 1, 0)) AS cart, SUM(IF(far >= 3, 1, 0)) AS paid FROM people;
