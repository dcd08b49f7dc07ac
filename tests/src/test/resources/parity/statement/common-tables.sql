-- WITH: a query in named steps.
-- features: WITH
WITH orders AS (
  SELECT * FROM (VALUES (1, 'a', 10), (2, 'b', 20), (3, 'a', 5)) AS t (id, shop, amount)
), totals AS (
  SELECT shop, SUM(amount) AS total FROM orders GROUP BY shop
)
SELECT o.id, o.shop, o.amount, t.total FROM orders o JOIN totals t ON o.shop = t.shop;

WITH numbers (n) AS (VALUES (1), (2), (3)), squares AS (SELECT n, n * n AS square FROM numbers)
SELECT SUM(square) AS s, MAX(n) AS m FROM squares;
