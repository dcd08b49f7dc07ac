-- Orders by city and by minute, and the big ones in a file.
CREATE TABLE orders (
  id INT,
  city STRING,
  product STRING,
  pieces INT,
  price DECIMAL(10, 2),
  ordered TIMESTAMP(3),
  WATERMARK FOR ordered AS ordered - INTERVAL '5' SECOND
) WITH (
  'connector' = 'filesystem',
  'path' = '${here}/data/orders.csv',
  'format' = 'csv',
  'csv.null-literal' = ''
);

CREATE VIEW revenue AS
SELECT id, city, product, pieces * price AS amount, ordered FROM orders;

SELECT city, COUNT(*) AS orders, SUM(amount) AS amount, AVG(amount) AS average
FROM revenue
GROUP BY city;

SELECT window_start, window_end, product, SUM(pieces) AS pieces
FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(ordered), INTERVAL '2' MINUTES))
GROUP BY window_start, window_end, product;

SELECT city, product, amount FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY city ORDER BY amount DESC) AS place FROM revenue
) WHERE place = 1;

CREATE TABLE big (id INT, city STRING, ordered TIMESTAMP(3))
WITH ('connector' = 'filesystem', 'path' = '/written/by/nobody', 'format' = 'csv');

INSERT INTO big SELECT id, city, ordered FROM orders WHERE price > 100;

SELECT * FROM big ORDER BY id;
