-- Orders by year and month, as numbers, with the partition columns first and in the middle.
-- features: INSERT into partitions
CREATE TABLE orders (y INT, id BIGINT, m SMALLINT, paid BOOLEAN, amount DECIMAL(10, 2))
PARTITIONED BY (y, m)
WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/orders', 'format' = 'csv');

INSERT INTO orders
SELECT y, id, CAST(m AS SMALLINT), paid, CAST(amount AS DECIMAL(10, 2))
FROM (VALUES (2023, 1, 12, TRUE, 10.5), (2024, 2, 1, TRUE, 20.25), (2024, 3, 1, FALSE, 30.0),
             (2024, 4, 2, TRUE, 7.75), (-44, 5, 3, TRUE, 0.01)) AS t (y, id, m, paid, amount);
INSERT INTO orders PARTITION (y = '2025') SELECT 6, CAST(1 AS SMALLINT), TRUE, CAST(3.5 AS DECIMAL(10, 2));

SELECT * FROM orders;
SELECT y, SUM(amount) AS total FROM orders WHERE paid GROUP BY y;
SELECT id FROM orders WHERE y = 2024 AND m = 1;
SELECT id FROM orders WHERE y IN (2023, 2025) OR m = 3;
SELECT o.id, p.id AS same_month FROM orders AS o JOIN orders AS p ON o.y = p.y AND o.m = p.m AND o.id < p.id;
