-- Orders and customers: inner, left, right and full joins.
-- features: Inner, left, right and full joins
CREATE VIEW customers AS
SELECT * FROM (VALUES (1, 'Ann', 'Oslo'), (2, 'Bob', 'Rome'), (3, 'Cleo', 'Oslo')) AS t (id, name, city);

CREATE VIEW orders AS
SELECT * FROM (VALUES (10, 1, 25.0), (11, 2, 9.5), (12, 1, 3.0), (13, 9, 70.0)) AS t (id, customer, amount);

SELECT o.id, c.name, o.amount FROM orders o JOIN customers c ON o.customer = c.id;

SELECT o.id, c.name FROM orders o LEFT JOIN customers c ON o.customer = c.id AND o.amount > 5;

SELECT o.id, c.name FROM orders o RIGHT JOIN customers c ON o.customer = c.id;

SELECT o.id, c.name FROM orders o FULL OUTER JOIN customers c ON o.customer = c.id;
