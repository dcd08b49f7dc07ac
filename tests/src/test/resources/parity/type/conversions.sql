-- CAST and TRY_CAST between texts, numbers, times and booleans.
-- features: CAST and TRY_CAST
CREATE VIEW inputs AS
SELECT * FROM (VALUES ('12', '3.14', '2026-03-01', 'true'), ('-7', '1e3', '2026-02-30', 'no'), ('x', '', 'yesterday', 'TRUE')) AS t (a, b, c, d);

SELECT TRY_CAST(a AS INT) AS a, TRY_CAST(b AS DOUBLE) AS b, TRY_CAST(c AS DATE) AS c, TRY_CAST(d AS BOOLEAN) AS d FROM inputs;
SELECT CAST(1.999 AS DECIMAL(3, 1)) AS d, CAST(7.9 AS INT) AS i, CAST(TRUE AS STRING) AS s, CAST('2026-03-01 10:11:12.345' AS TIMESTAMP(1)) AS t;
SELECT CAST(a AS CHAR(3)) AS c, CAST(b AS VARCHAR(2)) AS v, CAST(a AS BYTES) AS y FROM inputs;
SELECT TYPEOF(1 + 2.5) AS x, TYPEOF('a') AS y, TYPEOF(NULLIF(1, 1)) AS z;
