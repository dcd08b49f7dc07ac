-- Top-N whose N is a column: each customer pays for a number of alerts.
-- features: Top-N
CREATE VIEW alerts AS SELECT * FROM (VALUES
  (1, 'ann', 5, 1), (2, 'ann', 9, 1), (3, 'bob', 1, 3), (4, 'bob', 2, 3), (5, 'bob', 8, 3), (6, 'bob', 4, 3), (7, 'cleo', 6, 2)
) AS t (id, customer, severity, allowed);

SELECT id, customer, severity, allowed, place FROM (
  SELECT id, customer, severity, allowed, ROW_NUMBER() OVER (PARTITION BY customer ORDER BY severity DESC, id) AS place FROM alerts
) WHERE place <= allowed;

CREATE VIEW ranked AS
SELECT id, customer, severity, allowed, ROW_NUMBER() OVER (PARTITION BY customer ORDER BY severity DESC, id) AS place FROM alerts;
SELECT id, customer, severity, allowed, place FROM ranked WHERE place <= allowed;
SELECT id, customer FROM ranked WHERE place <= 2;
