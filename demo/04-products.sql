-- Part 4: what sells now.
--
-- Hopping windows overlap: here six hours of trade, looked at anew every hour. They share their hours,
-- so six of them cost no more state than six hours.
--
-- The shop trades from eight to six or so. Six hours that end at night hold a handful of orders and say
-- little, so only windows that end by day are kept: the list stands still from six to noon.

CREATE VIEW products_of_six_hours AS
SELECT window_start, window_end, StockCode, MAX(Description) AS product,
       SUM(amount) AS revenue, SUM(Quantity) AS pieces
FROM TABLE(HOP(TABLE orders, DESCRIPTOR(InvoiceDate), INTERVAL '1' HOUR, INTERVAL '6' HOUR))
WHERE is_product AND UnitPrice > 0  -- lines without a price are notes about the stock
GROUP BY window_start, window_end, StockCode
HAVING HOUR(window_end) BETWEEN 11 AND 18;

-- The ten best of each window.
CREATE VIEW top_ten AS
SELECT window_end, place, StockCode, product, revenue, pieces
FROM (
  SELECT *, ROW_NUMBER() OVER (
              PARTITION BY window_start, window_end ORDER BY revenue DESC, StockCode) AS place
  FROM products_of_six_hours
)
WHERE place <= 10;

-- New is what was not among the ten best an hour before. The join keeps ten rows for each window: 80 a
-- day.
CREATE VIEW top_ten_and_new AS
SELECT t.window_end, t.place, t.StockCode, t.product, t.revenue, t.pieces,
       b.StockCode IS NULL AS is_new
FROM top_ten t
LEFT JOIN top_ten b
  ON b.StockCode = t.StockCode AND b.window_end = t.window_end - INTERVAL '1' HOUR;

-- The newest window, for the page. The one that ends at eleven is there for the comparison only.
CREATE MATERIALIZED TABLE top_products AS
SELECT window_end, place, StockCode, product, revenue, pieces, is_new
FROM (
  SELECT *, ROW_NUMBER() OVER (ORDER BY window_end DESC, place) AS recent
  FROM top_ten_and_new
  WHERE HOUR(window_end) >= 12
)
WHERE recent <= 10;
