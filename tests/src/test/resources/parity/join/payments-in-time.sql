-- Orders that are paid within an hour: an interval join.
-- features: Interval joins
CREATE TABLE orders (
  id INT,
  amount DECIMAL(8, 2),
  ordered TIMESTAMP(3),
  WATERMARK FOR ordered AS ordered - INTERVAL '5' MINUTE
) WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/orders', 'format' = 'csv');

CREATE TABLE payments (
  order_id INT,
  paid_with STRING,
  paid TIMESTAMP(3),
  WATERMARK FOR paid AS paid - INTERVAL '5' MINUTE
) WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/payments', 'format' = 'json');

INSERT INTO orders VALUES
  (1, 20.00, TIMESTAMP '2026-03-01 10:00:00'), (2, 35.50, TIMESTAMP '2026-03-01 10:20:00'),
  (3, 8.00, TIMESTAMP '2026-03-01 11:00:00'), (4, 99.99, TIMESTAMP '2026-03-01 13:00:00');

INSERT INTO payments VALUES
  (1, 'card', TIMESTAMP '2026-03-01 10:30:00'), (2, 'card', TIMESTAMP '2026-03-01 11:20:01'),
  (3, 'cash', TIMESTAMP '2026-03-01 12:00:00'), (3, 'card', TIMESTAMP '2026-03-01 11:10:00');

SELECT o.id, o.amount, p.paid_with, p.paid
FROM orders o JOIN payments p
ON o.id = p.order_id AND p.paid BETWEEN o.ordered AND o.ordered + INTERVAL '1' HOUR;

-- orders without a payment in time
SELECT o.id, o.ordered, p.paid_with
FROM orders o LEFT JOIN payments p
ON o.id = p.order_id AND p.paid >= o.ordered AND p.paid < o.ordered + INTERVAL '1' HOUR;

SELECT o.id, p.order_id, p.paid_with
FROM orders o FULL JOIN payments p
ON o.id = p.order_id AND o.ordered BETWEEN p.paid - INTERVAL '1' HOUR AND p.paid;
