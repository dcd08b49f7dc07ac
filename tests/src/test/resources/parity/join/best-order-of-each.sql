-- LATERAL: for each customer a query of its own.
-- features: LATERAL queries
CREATE TABLE customers (id INT, name STRING)
WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/customers', 'format' = 'csv');
CREATE TABLE orders (id INT, customer INT, amount DECIMAL(8, 2))
WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/orders', 'format' = 'csv');

INSERT INTO customers VALUES (1, 'Ann'), (2, 'Bob'), (3, 'Cleo');
INSERT INTO orders VALUES (10, 1, 25.0), (11, 2, 9.5), (12, 1, 3.0), (13, 1, 40.0);

SELECT c.name, o.id, o.amount
FROM customers c,
LATERAL (SELECT id, amount FROM orders WHERE customer = c.id ORDER BY amount DESC LIMIT 2) AS o;

SELECT c.name, s.total
FROM customers c, LATERAL (SELECT SUM(amount) AS total FROM orders WHERE customer = c.id) AS s;
