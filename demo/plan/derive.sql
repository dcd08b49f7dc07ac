-- Works the plan out from the orders: see README.md. Run with --output csv --final.

CREATE TABLE orders (
  InvoiceNo STRING, StockCode STRING, Description STRING, Quantity INT, InvoiceDate TIMESTAMP(3),
  UnitPrice DECIMAL(10, 3), CustomerID STRING, Country STRING
) WITH (
  'connector' = 'filesystem',
  'path' = '${data:-demo/data}/online-retail.csv.xz',
  'format' = 'csv',
  'csv.header' = 'true'
);

CREATE VIEW lines AS
SELECT CAST(InvoiceDate AS DATE) AS order_day,
       YEAR(InvoiceDate) * 10 + QUARTER(CAST(InvoiceDate AS DATE)) AS order_quarter,
       Country, Quantity * UnitPrice AS amount
FROM orders;

CREATE VIEW days AS
SELECT order_day, order_quarter FROM lines GROUP BY order_day, order_quarter;

CREATE VIEW quarters AS
SELECT order_quarter, SUM(amount) AS revenue, COUNT(DISTINCT order_day) AS trading_days
FROM lines GROUP BY order_quarter;

CREATE VIEW countries AS
SELECT Country, SUM(amount) AS revenue FROM lines GROUP BY Country;

CREATE VIEW year_total AS
SELECT SUM(amount) AS revenue FROM lines;

SELECT d.order_day AS plan_day, c.Country AS country,
       CAST(1.03 * CAST(q.revenue AS DOUBLE) / q.trading_days
            * CAST(c.revenue AS DOUBLE) / CAST(y.revenue AS DOUBLE) AS DECIMAL(12, 2)) AS target
FROM days d
JOIN quarters q ON q.order_quarter = d.order_quarter
CROSS JOIN countries c
CROSS JOIN year_total y
ORDER BY plan_day, country;
