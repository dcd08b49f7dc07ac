-- Orders with the exchange rate of their time: a temporal join with a versioned view.
-- features: Temporal joins in event time
CREATE TABLE orders (
  id INT,
  currency STRING,
  amount DECIMAL(8, 2),
  ordered TIMESTAMP(3),
  WATERMARK FOR ordered AS ordered
) WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/orders', 'format' = 'json');

CREATE TABLE rates (
  currency STRING,
  rate DECIMAL(6, 3),
  since TIMESTAMP(3),
  WATERMARK FOR since AS since
) WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/rates', 'format' = 'json');

INSERT INTO orders VALUES
  (1, 'EUR', 10.00, TIMESTAMP '2026-03-01 09:30:00'), (2, 'EUR', 10.00, TIMESTAMP '2026-03-01 10:30:00'),
  (3, 'USD', 50.00, TIMESTAMP '2026-03-01 11:30:00'), (4, 'CHF', 7.00, TIMESTAMP '2026-03-01 11:45:00');

INSERT INTO rates VALUES
  ('EUR', 1.100, TIMESTAMP '2026-03-01 09:00:00'), ('USD', 1.000, TIMESTAMP '2026-03-01 09:00:00'),
  ('EUR', 1.200, TIMESTAMP '2026-03-01 10:00:00'), ('USD', 0.950, TIMESTAMP '2026-03-01 11:30:00'),
  ('EUR', 1.300, TIMESTAMP '2026-03-01 12:00:00');

CREATE VIEW versioned_rates AS
SELECT currency, rate, since FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY currency ORDER BY since DESC) AS place FROM rates
) WHERE place = 1;

SELECT o.id, o.amount * r.rate AS converted, r.since
FROM orders o
JOIN versioned_rates FOR SYSTEM_TIME AS OF o.ordered AS r ON o.currency = r.currency;

SELECT o.id, o.currency, r.rate
FROM orders o
LEFT JOIN versioned_rates FOR SYSTEM_TIME AS OF o.ordered AS r ON o.currency = r.currency;
