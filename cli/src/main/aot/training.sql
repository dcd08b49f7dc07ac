-- What a first query needs: files, a filter, a grouping, a window, a join, a sorted result.
CREATE TABLE orders (
  id BIGINT,
  item STRING,
  price DECIMAL(10, 2),
  ts TIMESTAMP(3),
  total AS price * 2,
  WATERMARK FOR ts AS ts - INTERVAL '1' SECOND
) WITH ('connector' = 'filesystem', 'path' = 'training.csv', 'format' = 'csv');

CREATE TABLE details (id BIGINT, item STRING, detail ROW<price DOUBLE, `at` TIMESTAMP(3)>)
WITH ('connector' = 'filesystem', 'path' = 'training.json', 'format' = 'json');

SELECT * FROM orders;

SELECT item, COUNT(*) AS orders, SUM(price) AS revenue, AVG(price) AS mean, MAX(ts) AS newest
FROM orders WHERE price > 1 AND UPPER(item) <> 'WATER' GROUP BY item;

SELECT window_start, COUNT(*) AS orders, SUM(price) AS revenue
FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(ts), INTERVAL '1' MINUTE))
WHERE price > 0
GROUP BY window_start, window_end;

SELECT o.id, o.item, CASE WHEN d.detail.price > 3 THEN 'dear' ELSE 'cheap' END AS kind
FROM orders o JOIN details d ON o.id = d.id
ORDER BY o.id LIMIT 2;

CREATE MATERIALIZED VIEW per_item AS SELECT item, COUNT(*) AS n FROM orders GROUP BY item;

SELECT item, n FROM (SELECT *, ROW_NUMBER() OVER (ORDER BY n DESC) AS place FROM per_item)
WHERE place <= 2;
