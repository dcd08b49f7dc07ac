-- A shop's turnover by country, and the countries that matter.
-- features: COUNT, SUM, AVG, MIN, MAX by group; HAVING and DISTINCT
CREATE VIEW orders AS
SELECT * FROM (VALUES
  (1, 'DE', 'book', 2, 12.50), (2, 'FR', 'pen', 10, 1.20), (3, 'DE', 'lamp', 1, 49.99),
  (4, 'IT', 'book', 1, 12.50), (5, 'FR', 'book', 3, 12.50), (6, 'DE', 'pen', 5, 1.20)
) AS t (id, country, product, pieces, price);

SELECT country, COUNT(*) AS orders, SUM(pieces * price) AS turnover FROM orders GROUP BY country;

SELECT country, SUM(pieces * price) AS turnover
FROM orders GROUP BY country HAVING SUM(pieces * price) > 40;

SELECT COUNT(*) AS orders, MIN(price) AS cheapest, MAX(price) AS dearest, AVG(price) AS average FROM orders;

SELECT DISTINCT product, price FROM orders;
