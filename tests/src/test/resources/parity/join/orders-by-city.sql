-- Aggregates on joins and joins on aggregates.
-- features: Joins of changelogs
CREATE VIEW customers AS
SELECT * FROM (VALUES (1, 'Ann', 'Oslo'), (2, 'Bob', 'Rome'), (3, 'Cleo', 'Oslo')) AS t (id, name, city);

CREATE VIEW orders AS
SELECT * FROM (VALUES (10, 1, 25.0), (11, 2, 9.5), (12, 1, 3.0), (13, 3, 70.0)) AS t (id, customer, amount);

SELECT c.city, COUNT(*) AS orders, SUM(o.amount) AS amount
FROM orders o JOIN customers c ON o.customer = c.id GROUP BY c.city;

SELECT c.name, s.orders, s.amount
FROM customers c
LEFT JOIN (SELECT customer, COUNT(*) AS orders, SUM(amount) AS amount FROM orders GROUP BY customer) s
ON c.id = s.customer;

SELECT a.city, a.n, b.total
FROM (SELECT city, COUNT(*) AS n FROM customers GROUP BY city) a
FULL JOIN (SELECT city, SUM(amount) AS total FROM orders o JOIN customers c ON o.customer = c.id GROUP BY city) b
ON a.city = b.city;
