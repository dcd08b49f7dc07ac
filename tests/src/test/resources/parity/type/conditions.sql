-- NULLs and conditions.
-- features: Comparison, logic, conditions
CREATE VIEW answers AS
SELECT * FROM (VALUES (1, TRUE, 5), (2, CAST(NULL AS BOOLEAN), CAST(NULL AS INT)), (3, FALSE, 0)) AS t (id, yes, n);

SELECT id, yes IS TRUE AS a, yes IS NOT FALSE AS b, yes IS UNKNOWN AS c, NOT yes AS d, yes OR n > 3 AS e FROM answers;
SELECT id, COALESCE(n, -1) AS c, NULLIF(n, 0) AS nn, IFNULL(n, 9) AS f, IF(n > 1, 'many', 'few') AS i, GREATEST(n, 3) AS g FROM answers;
SELECT id, CASE WHEN n IS NULL THEN 'none' WHEN n = 0 THEN 'zero' ELSE 'some' END AS kind FROM answers;
SELECT id FROM answers WHERE n IN (0, 5) AND id NOT BETWEEN 2 AND 2;
SELECT id FROM answers WHERE n IS DISTINCT FROM 5;
