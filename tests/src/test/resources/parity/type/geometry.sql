-- Arithmetic: areas, distances, angles, remainders.
-- features: Arithmetic
CREATE VIEW shapes AS
SELECT * FROM (VALUES ('a', 3, 4.0), ('b', -5, 12.5), ('c', 0, 0.1)) AS t (name, w, h);

SELECT name, w * h AS area, SQRT(CAST(w * w AS DOUBLE) + CAST(h * h AS DOUBLE)) AS diagonal, ABS(w) AS a, SIGN(w) AS s FROM shapes;
SELECT name, MOD(w, 2) AS m, w / 2 AS half, h / 3 AS third, POWER(w, 2) AS p, ROUND(h, 0) AS r, CEIL(h) AS c, FLOOR(h) AS f, TRUNCATE(h, 0) AS t FROM shapes;
SELECT ROUND(SIN(1), 6) AS s, ROUND(DEGREES(PI()), 3) AS d, ROUND(LN(10), 6) AS l, LOG10(1000) AS g, BIN(10) AS b, HEX(255) AS h, EXP(0) AS e;
SELECT CAST(10 AS BIGINT) / CAST(4.00 AS DECIMAL(10, 2)) AS q, CAST(3 AS BIGINT) * 0.908 AS p, 7 % 3 AS r;
