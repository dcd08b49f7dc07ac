-- Numbers of several types in sums and means: what type a result has.
-- features: Numbers and DECIMAL
CREATE VIEW bookings AS
SELECT * FROM (VALUES
  ('it', CAST(3 AS TINYINT), CAST(300 AS SMALLINT), CAST(70000 AS BIGINT), CAST(1.5 AS FLOAT), CAST(9.99 AS DECIMAL(8, 2))),
  ('hr', CAST(4 AS TINYINT), CAST(301 AS SMALLINT), CAST(70001 AS BIGINT), CAST(2.5 AS FLOAT), CAST(0.01 AS DECIMAL(8, 2))),
  ('it', CAST(5 AS TINYINT), CAST(302 AS SMALLINT), CAST(70003 AS BIGINT), CAST(0.25 AS FLOAT), CAST(100.10 AS DECIMAL(8, 2)))
) AS t (team, a, b, c, d, e);

SELECT team, SUM(a) AS a, SUM(b) AS b, SUM(c) AS c, SUM(d) AS d, SUM(e) AS e FROM bookings GROUP BY team;

SELECT AVG(a) AS a, AVG(b) AS b, AVG(c) AS c, AVG(d) AS d, AVG(e) AS e FROM bookings;

SELECT team, SUM(c * e) / SUM(c) AS weighted FROM bookings GROUP BY team;
