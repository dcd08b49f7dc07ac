-- Sub-queries: IN, NOT IN, EXISTS, NOT EXISTS and values of other tables.
-- features: IN, EXISTS and their opposites; Scalar sub-queries; Correlated sub-queries
CREATE TABLE customers (id INT, name STRING)
WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/customers', 'format' = 'csv');
CREATE TABLE orders (id INT, customer INT, amount DECIMAL(8, 2))
WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/orders', 'format' = 'csv');

INSERT INTO customers VALUES (1, 'Ann'), (2, 'Bob'), (3, 'Cleo');
INSERT INTO orders VALUES (10, 1, 25.0), (11, 2, 9.5), (12, 1, 3.0);

SELECT name FROM customers WHERE id IN (SELECT customer FROM orders WHERE amount > 5);

SELECT name FROM customers c WHERE EXISTS (SELECT * FROM orders o WHERE o.customer = c.id AND o.amount < 5);

SELECT name FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer = c.id);

SELECT name FROM customers WHERE id NOT IN (SELECT customer FROM orders);

SELECT id, amount FROM orders WHERE amount > (SELECT AVG(amount) FROM orders);

SELECT c.name, (SELECT SUM(o.amount) FROM orders o WHERE o.customer = c.id) AS spent FROM customers c;
