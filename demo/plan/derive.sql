-- Works the plan out from the orders, as README.md says. In the project's folder:
--
--   ./weir run --output csv --final demo/plan/derive.sql | gzip -9n > demo/plan/plan.csv.gz

CREATE TABLE orders (
  InvoiceNo   STRING,
  StockCode   STRING,
  Description STRING,
  Quantity    INT,
  InvoiceDate TIMESTAMP(3),
  UnitPrice   DECIMAL(10, 3),
  CustomerID  STRING,
  Country     STRING
) WITH (
  'connector' = 'filesystem',
  'path' = '${data:-demo/data}/online-retail.csv.xz',
  'format' = 'csv',
  'csv.header' = 'true'
);

CREATE VIEW order_lines AS
SELECT CAST(InvoiceDate AS DATE) AS order_day,
       YEAR(InvoiceDate) * 10 + QUARTER(InvoiceDate) AS order_quarter,
       Country,
       Quantity * UnitPrice AS amount
FROM orders;

CREATE VIEW trading_days AS
SELECT order_day, order_quarter FROM order_lines GROUP BY order_day, order_quarter;

-- What a trading day of the quarter brought on average.
CREATE VIEW quarter_means AS
SELECT order_quarter, CAST(SUM(amount) AS DOUBLE) / COUNT(DISTINCT order_day) AS revenue_per_day
FROM order_lines
GROUP BY order_quarter;

CREATE VIEW year_total AS
SELECT CAST(SUM(amount) AS DOUBLE) AS revenue, CAST(COUNT(*) AS DOUBLE) AS order_lines
FROM order_lines;

CREATE VIEW country_totals AS
SELECT Country, CAST(SUM(amount) AS DOUBLE) AS revenue, CAST(COUNT(*) AS DOUBLE) AS order_lines
FROM order_lines
GROUP BY Country;

-- A country's share: the mean of its shares of the revenue and of the order lines.
CREATE VIEW shares AS
SELECT c.Country, (c.revenue / y.revenue + c.order_lines / y.order_lines) / 2 AS share
FROM country_totals c
CROSS JOIN year_total y;

SELECT d.order_day AS plan_day, s.Country AS country,
       CAST(1.03 * q.revenue_per_day * s.share AS DECIMAL(12, 2)) AS target
FROM trading_days d
JOIN quarter_means q ON q.order_quarter = d.order_quarter
CROSS JOIN shares s
ORDER BY plan_day, country;
