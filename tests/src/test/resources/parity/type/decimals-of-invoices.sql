-- Money: precision and scale of sums, products and quotients.
-- features: Numbers and DECIMAL; Arithmetic
CREATE VIEW items AS
SELECT * FROM (VALUES (1, CAST(19.99 AS DECIMAL(10, 2)), 3, CAST(0.25 AS DECIMAL(4, 3))), (1, CAST(5.00 AS DECIMAL(10, 2)), 10, CAST(0.125 AS DECIMAL(4, 3))), (2, CAST(1.01 AS DECIMAL(10, 2)), 7, CAST(0.25 AS DECIMAL(4, 3)))) AS t (invoice, price, pieces, tax);

SELECT invoice, price * pieces AS net, price * pieces * (1 + tax) AS gross, ROUND(price * tax, 2) AS tax FROM items;
SELECT invoice, SUM(price * pieces) AS net, AVG(price) AS mean, SUM(price * pieces * tax) / SUM(price * pieces) AS rate FROM items GROUP BY invoice;
SELECT CAST(SUM(price) AS DECIMAL(20, 0)) AS rounded, MAX(price) - MIN(price) AS spread FROM items;
