-- Sub-queries: IN, NOT IN, EXISTS, NOT EXISTS and values of other tables.
CREATE VIEW customers AS
SELECT * FROM (VALUES (1, 'Ann'), (2, 'Bob'), (3, 'Cleo')) AS t (id, name);

CREATE VIEW orders AS
SELECT * FROM (VALUES (10, 1, 25.0), (11, 2, 9.5), (12, 1, 3.0)) AS t (id, customer, amount);

SELECT name FROM customers WHERE id IN (SELECT customer FROM orders WHERE amount > 5);

SELECT name FROM customers c WHERE EXISTS (SELECT * FROM orders o WHERE o.customer = c.id AND o.amount < 5);

SELECT name FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer = c.id);

SELECT name FROM customers WHERE id NOT IN (SELECT customer FROM orders);

SELECT id, amount FROM orders WHERE amount > (SELECT AVG(amount) FROM orders);

SELECT c.name, (SELECT SUM(o.amount) FROM orders o WHERE o.customer = c.id) AS spent FROM customers c;
