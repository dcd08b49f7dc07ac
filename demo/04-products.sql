-- Part 4: what sells now.
--
-- Hopping windows overlap: here six hours of trade, looked at anew every hour.

CREATE VIEW products_of_six_hours AS
SELECT window_end, StockCode, MAX(Description) AS product,
       SUM(amount) AS revenue, SUM(Quantity) AS pieces
FROM TABLE(HOP(TABLE orders, DESCRIPTOR(InvoiceDate), INTERVAL '1' HOUR, INTERVAL '6' HOUR))
WHERE is_product
GROUP BY window_start, window_end, StockCode;

-- The ten best of each window.
CREATE VIEW top_ten AS
SELECT window_end, StockCode, product, revenue, pieces, place
FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY window_end ORDER BY revenue DESC, StockCode) AS place
  FROM products_of_six_hours
)
WHERE place <= 10;

-- New among them is what was not among the ten best an hour before.
CREATE VIEW top_ten_and_new AS
SELECT t.window_end, t.place, t.StockCode, t.product, t.revenue, t.pieces,
       b.StockCode IS NULL AS is_new
FROM top_ten t
LEFT JOIN top_ten b
  ON b.StockCode = t.StockCode AND b.window_end = t.window_end - INTERVAL '1' HOUR;

-- The newest window only.
CREATE MATERIALIZED VIEW top_products AS
SELECT window_end, place, StockCode, product, revenue, pieces, is_new
FROM (
  SELECT *, ROW_NUMBER() OVER (ORDER BY window_end DESC, place) AS recent
  FROM top_ten_and_new
)
WHERE recent <= 10;
