-- VALUES, ORDER BY, LIMIT and OFFSET.
-- features: VALUES; ORDER BY, LIMIT, OFFSET
VALUES (1, 'a'), (2, 'b');
SELECT * FROM (VALUES (3, 'c'), (1, 'a'), (2, CAST(NULL AS STRING))) AS t (n, s) ORDER BY n;
SELECT * FROM (VALUES (3), (1), (2)) AS t (n) ORDER BY n DESC LIMIT 2;
SELECT * FROM (VALUES (3), (1), (2), (7)) AS t (n) ORDER BY n LIMIT 2 OFFSET 1;
SELECT n, COUNT(*) AS c FROM (VALUES ('b'), ('a'), ('b')) AS t (n) GROUP BY n ORDER BY c DESC, n FETCH NEXT 1 ROWS ONLY;
SELECT s FROM (VALUES ('b', 1), ('a', 2)) AS t (s, n) ORDER BY n + 1;
