-- Part 6: how much comes back.
--
-- The number of an invoice that cancels another starts with C. Its lines are compared with the lines
-- sold; postage, fees and vouchers are left out.

CREATE VIEW sold_and_returned AS
SELECT COALESCE(SUM(amount) FILTER (WHERE NOT is_return), 0) AS sold,
       COALESCE(-SUM(amount) FILTER (WHERE is_return), 0) AS returned
FROM orders
WHERE is_product;

-- NULLIF: no percentage as long as nothing is sold, instead of a division by zero.
CREATE MATERIALIZED TABLE return_rate AS
SELECT sold, returned,
       CAST(100 * returned / NULLIF(sold, 0) AS DECIMAL(9, 2)) AS return_percent
FROM sold_and_returned;

CREATE MATERIALIZED TABLE returns_by_week AS
SELECT window_start,
       COALESCE(SUM(amount) FILTER (WHERE NOT is_return), 0) AS sold,
       COALESCE(-SUM(amount) FILTER (WHERE is_return), 0) AS returned
FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(InvoiceDate), INTERVAL '7' DAY))
WHERE is_product
GROUP BY window_start, window_end;

-- The products of which most comes back, among those that sold for 1,000 pounds at least.
CREATE VIEW product_returns AS
SELECT StockCode,
       MAX(Description) FILTER (WHERE UnitPrice > 0) AS product,
       SUM(amount) FILTER (WHERE NOT is_return) AS sold,
       -SUM(amount) FILTER (WHERE is_return) AS returned
FROM orders
WHERE is_product
GROUP BY StockCode;

CREATE MATERIALIZED TABLE most_returned AS
SELECT StockCode, product, sold, returned,
       CAST(100 * returned / sold AS DECIMAL(9, 1)) AS return_percent
FROM (
  SELECT *, ROW_NUMBER() OVER (ORDER BY returned / sold DESC, StockCode) AS place
  FROM product_returns
  WHERE sold >= 1000 AND returned > 0
)
WHERE place <= 8;
