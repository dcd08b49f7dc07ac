-- Part 2: revenue and orders per minute, hour and day.
--
-- A tumbling window cuts time into pieces of one size. Its row comes when the piece is over: when the
-- watermark, the time up to which everything has been seen, reaches its end. Then its state is dropped.
--
-- A VIEW is a name for a query. A MATERIALIZED TABLE is kept up to date from now on: the page shows it,
-- and `SELECT * FROM revenue_by_day` answers at once.

CREATE VIEW revenue_each_minute AS
SELECT window_start, window_end,
       SUM(amount) AS revenue,
       COUNT(DISTINCT InvoiceNo) FILTER (WHERE NOT is_return) AS orders
FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(InvoiceDate), INTERVAL '1' MINUTE))
GROUP BY window_start, window_end;

-- Number the minutes from the newest on, and keep the first 120. Minutes without trade have no row.
CREATE MATERIALIZED TABLE revenue_by_minute AS
SELECT window_start, revenue, orders
FROM (
  SELECT *, ROW_NUMBER() OVER (ORDER BY window_start DESC) AS place
  FROM revenue_each_minute
)
WHERE place <= 120;

CREATE VIEW revenue_each_hour AS
SELECT window_start, window_end, window_time,
       SUM(amount) AS revenue,
       COUNT(DISTINCT InvoiceNo) FILTER (WHERE NOT is_return) AS orders
FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(InvoiceDate), INTERVAL '1' HOUR))
GROUP BY window_start, window_end, window_time;

-- The last two weeks or so of trading hours.
CREATE MATERIALIZED TABLE revenue_by_hour AS
SELECT window_start, revenue, orders
FROM (
  SELECT *, ROW_NUMBER() OVER (ORDER BY window_start DESC) AS place
  FROM revenue_each_hour
)
WHERE place <= 120;

CREATE VIEW revenue_each_day AS
SELECT CAST(window_start AS DATE) AS order_day,
       SUM(amount) AS revenue,
       COUNT(DISTINCT InvoiceNo) FILTER (WHERE NOT is_return) AS orders
FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(InvoiceDate), INTERVAL '1' DAY))
GROUP BY window_start, window_end;

CREATE MATERIALIZED TABLE revenue_by_day AS
SELECT order_day, revenue, orders FROM revenue_each_day;

-- Everything so far. A plain GROUP BY waits for no window: its result changes with every row.
CREATE MATERIALIZED TABLE totals AS
SELECT COUNT(*) AS order_lines,
       COUNT(DISTINCT InvoiceNo) FILTER (WHERE NOT is_return) AS orders,
       COUNT(DISTINCT CustomerID) FILTER (WHERE CustomerID <> '') AS customers,
       SUM(amount) AS revenue,
       MAX(InvoiceDate) AS last_order
FROM orders;

CREATE MATERIALIZED TABLE revenue_by_country AS
SELECT Country,
       COUNT(DISTINCT InvoiceNo) FILTER (WHERE NOT is_return) AS orders,
       SUM(amount) AS revenue
FROM orders
GROUP BY Country;
