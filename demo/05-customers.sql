-- Part 5: customers who spend more and more, and customers who have not come back.

-- Four weeks at a time.
CREATE VIEW customer_months AS
SELECT window_start, CustomerID, SUM(amount) AS revenue
FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(InvoiceDate), INTERVAL '28' DAY))
WHERE CustomerID <> ''
GROUP BY window_start, window_end, CustomerID;

-- Rising: from 500 pounds on, twice in a row at least half as much again. The joins keep a row for each
-- customer and month.
CREATE VIEW rising AS
SELECT c.window_start, c.CustomerID, a.revenue AS first_revenue, b.revenue AS second_revenue,
       c.revenue AS third_revenue
FROM customer_months c
JOIN customer_months b
  ON b.CustomerID = c.CustomerID AND b.window_start = c.window_start - INTERVAL '28' DAY
JOIN customer_months a
  ON a.CustomerID = c.CustomerID AND a.window_start = c.window_start - INTERVAL '56' DAY
WHERE a.revenue >= 500 AND b.revenue >= 1.5 * a.revenue AND c.revenue >= 1.5 * b.revenue;

CREATE MATERIALIZED TABLE rising_customers AS
SELECT window_start, CustomerID, first_revenue, second_revenue, third_revenue
FROM (
  SELECT *, ROW_NUMBER() OVER (ORDER BY window_start DESC, third_revenue DESC, CustomerID) AS place
  FROM rising
)
WHERE place <= 12;

-- A customer's usual pause is the time from the first to the last visit, cut into equal parts. Who came
-- on four days at least, and has now been away for a month and for three usual pauses, may not come back.
CREATE VIEW customer_days AS
SELECT window_start, CustomerID, SUM(amount) AS revenue
FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(InvoiceDate), INTERVAL '1' DAY))
WHERE CustomerID <> '' AND NOT is_return
GROUP BY window_start, window_end, CustomerID;

CREATE VIEW customer_habits AS
SELECT CustomerID, COUNT(*) AS visits, SUM(revenue) AS revenue,
       MIN(window_start) AS first_visit, MAX(window_start) AS last_visit
FROM customer_days
GROUP BY CustomerID
HAVING COUNT(*) >= 4;

CREATE VIEW newest_day AS
SELECT MAX(order_day) AS order_day FROM revenue_each_day;

-- One row beside each customer: a CROSS JOIN has no condition.
CREATE VIEW customers_away AS
SELECT h.CustomerID, h.visits, h.revenue, h.last_visit,
       TIMESTAMPDIFF(DAY, h.first_visit, h.last_visit) / (h.visits - 1) AS usual_days,
       TIMESTAMPDIFF(DAY, h.last_visit, CAST(n.order_day AS TIMESTAMP(3))) AS away_days
FROM customer_habits h
CROSS JOIN newest_day n;

-- Those first who have spent most.
CREATE MATERIALIZED TABLE lost_customers AS
SELECT CustomerID, visits, revenue, last_visit, usual_days, away_days
FROM (
  SELECT *, ROW_NUMBER() OVER (ORDER BY revenue DESC, CustomerID) AS place
  FROM customers_away
  WHERE away_days > 3 * usual_days AND away_days > 30
)
WHERE place <= 12;
