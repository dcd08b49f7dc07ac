-- What a first query needs: a generated table, a window, a filter, a result on the terminal.
CREATE TABLE orders (
  id BIGINT,
  item STRING,
  price DECIMAL(10, 2),
  ts TIMESTAMP(3),
  WATERMARK FOR ts AS ts - INTERVAL '1' SECOND
) WITH (
  'connector' = 'datagen',
  'number-of-rows' = '1000'
);

SELECT window_start, COUNT(*) AS orders, SUM(price) AS revenue
FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(ts), INTERVAL '1' SECOND))
WHERE price > 0
GROUP BY window_start, window_end;
