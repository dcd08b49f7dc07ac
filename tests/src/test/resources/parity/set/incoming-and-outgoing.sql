-- Payments in and out as one stream of movements.
-- features: UNION, INTERSECT, EXCEPT and ALL; WITH
WITH incoming AS (SELECT * FROM (VALUES ('a', 10.00), ('b', 5.50)) AS t (account, amount)),
  outgoing AS (SELECT * FROM (VALUES ('a', 3.25), ('c', 1.00), ('a', 2)) AS t (account, amount)),
  movements AS (SELECT account, amount FROM incoming UNION ALL SELECT account, -amount FROM outgoing)
SELECT account, SUM(amount) AS balance, COUNT(*) AS movements FROM movements GROUP BY account;

SELECT kind, n FROM (
  SELECT 'big' AS kind, COUNT(*) AS n FROM (VALUES (1), (20)) AS t (x) WHERE x > 10
  UNION ALL
  SELECT 'all', COUNT(*) FROM (VALUES (1), (20)) AS t (x)
);
