-- Part 8: what to offer a customer who has just bought.
--
-- People who bought this also bought that. What is bought together is counted for all customers; the
-- offer is the product that goes best with what a customer has just bought and has never bought yet.

-- The products of an invoice, an hour at a time.
CREATE VIEW purchases AS
SELECT window_start, window_end, InvoiceNo, CustomerID, StockCode,
       MAX(InvoiceDate) AS bought_at, SUM(amount) AS amount
FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(InvoiceDate), INTERVAL '1' HOUR))
WHERE is_product AND amount > 0
GROUP BY window_start, window_end, InvoiceNo, CustomerID, StockCode;

-- Only the five that weigh most. An invoice of 5 products has 10 pairs, one of 500 would have 124,750:
-- this is what keeps the number of pairs, and with it the state, in bounds.
CREATE VIEW main_products AS
SELECT window_start, window_end, InvoiceNo, CustomerID, StockCode, bought_at, place
FROM (
  SELECT *, ROW_NUMBER() OVER (
              PARTITION BY window_start, window_end, InvoiceNo
              ORDER BY amount DESC, StockCode) AS place
  FROM purchases
)
WHERE place <= 5;

-- Every two products of the same invoice: a table joined with itself, each pair once. What has been seen
-- together less than five times may be chance.
CREATE VIEW pairs AS
SELECT a.StockCode AS first_code, b.StockCode AS second_code, COUNT(*) AS times
FROM main_products a
JOIN main_products b
  ON b.window_start = a.window_start AND b.window_end = a.window_end AND b.InvoiceNo = a.InvoiceNo
WHERE a.StockCode < b.StockCode
GROUP BY a.StockCode, b.StockCode
HAVING COUNT(*) >= 5;

-- A pair read both ways: each of the two is the other's partner.
CREATE VIEW bought_together AS
SELECT first_code AS StockCode, second_code AS partner, times FROM pairs
UNION ALL
SELECT second_code, first_code, times FROM pairs;

CREATE VIEW best_partners AS
SELECT StockCode, partner, times
FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY StockCode ORDER BY times DESC, partner) AS place
  FROM bought_together
)
WHERE place <= 3;

-- The customers who bought last, with the main product of their newest invoice.
CREATE VIEW newest_purchases AS
SELECT CustomerID, InvoiceNo, StockCode, bought_at
FROM (
  SELECT *, ROW_NUMBER() OVER (
              PARTITION BY CustomerID ORDER BY bought_at DESC, InvoiceNo DESC) AS recent
  FROM main_products
  WHERE place = 1 AND CustomerID <> ''
)
WHERE recent = 1;

CREATE VIEW last_customers AS
SELECT CustomerID, StockCode, bought_at
FROM (
  SELECT *, ROW_NUMBER() OVER (ORDER BY bought_at DESC, InvoiceNo DESC) AS recent
  FROM newest_purchases
)
WHERE recent <= 12;

-- What each customer has bought ever: the one state here that grows with every year. A product bought
-- twice stands here twice, which does no harm: below, only what has no match at all counts.
CREATE VIEW customer_products AS
SELECT CustomerID, StockCode FROM purchases WHERE CustomerID <> '';

CREATE VIEW possible_offers AS
SELECT l.CustomerID, l.bought_at, l.StockCode, p.partner, p.times
FROM last_customers l
JOIN best_partners p ON p.StockCode = l.StockCode
LEFT JOIN customer_products c ON c.CustomerID = l.CustomerID AND c.StockCode = p.partner
WHERE c.StockCode IS NULL;

CREATE VIEW best_offers AS
SELECT CustomerID, bought_at, StockCode, partner, times
FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY CustomerID ORDER BY times DESC, partner) AS place
  FROM possible_offers
)
WHERE place = 1;

CREATE VIEW product_names AS
SELECT StockCode, MAX(Description) AS product
FROM orders
WHERE is_product AND amount > 0
GROUP BY StockCode;

CREATE MATERIALIZED TABLE offers AS
SELECT o.CustomerID, o.bought_at, o.StockCode, n.product,
       o.partner AS offer_code, m.product AS offer, o.times AS times_together
FROM best_offers o
JOIN product_names n ON n.StockCode = o.StockCode
JOIN product_names m ON m.StockCode = o.partner;
