-- Part 6: how much comes back.
--
-- Lines of cancelled invoices, whose number starts with C, against lines sold.

CREATE MATERIALIZED VIEW returns AS
SELECT SUM(amount) FILTER (WHERE amount > 0) AS sold,
       -SUM(amount) FILTER (WHERE is_return) AS returned,
       CAST(-100 * SUM(amount) FILTER (WHERE is_return)
            / SUM(amount) FILTER (WHERE amount > 0) AS DECIMAL(9, 2)) AS return_percent
FROM orders
WHERE is_product;

CREATE MATERIALIZED VIEW returns_by_week AS
SELECT window_start,
       COALESCE(SUM(amount) FILTER (WHERE amount > 0), 0) AS sold,
       COALESCE(-SUM(amount) FILTER (WHERE is_return), 0) AS returned
FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(InvoiceDate), INTERVAL '7' DAY))
WHERE is_product
GROUP BY window_start, window_end;

-- The products of which most comes back, among those that sold for 1,000 pounds at least.
CREATE VIEW product_returns AS
SELECT StockCode, MAX(Description) AS product,
       SUM(amount) FILTER (WHERE amount > 0) AS sold,
       -SUM(amount) FILTER (WHERE is_return) AS returned
FROM orders
WHERE is_product
GROUP BY StockCode;

CREATE MATERIALIZED VIEW most_returned AS
SELECT StockCode, product, sold, returned,
       CAST(100 * returned / sold AS DECIMAL(9, 1)) AS return_percent
FROM (
  SELECT *, ROW_NUMBER() OVER (ORDER BY returned / sold DESC, StockCode) AS place
  FROM product_returns
  WHERE sold >= 1000 AND returned > 0
)
WHERE place <= 8;
