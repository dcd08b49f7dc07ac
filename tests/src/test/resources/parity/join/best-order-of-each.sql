-- LATERAL: for each customer a query of its own.
CREATE VIEW customers AS SELECT * FROM (VALUES (1, 'Ann'), (2, 'Bob'), (3, 'Cleo')) AS t (id, name);
CREATE VIEW orders AS
SELECT * FROM (VALUES (10, 1, 25.0), (11, 2, 9.5), (12, 1, 3.0), (13, 1, 40.0)) AS t (id, customer, amount);

SELECT c.name, o.id, o.amount
FROM customers c,
LATERAL (SELECT id, amount FROM orders WHERE customer = c.id ORDER BY amount DESC LIMIT 2) AS o;

SELECT c.name, s.total
FROM customers c, LATERAL (SELECT SUM(amount) AS total FROM orders WHERE customer = c.id) AS s;
