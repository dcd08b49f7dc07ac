-- Visits of a site: clicks of a visitor with less than a minute between them.
-- features: SESSION
CREATE TABLE clicks (
  visitor STRING,
  page STRING,
  clicked TIMESTAMP(3),
  WATERMARK FOR clicked AS clicked - INTERVAL '5' SECOND
) WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/clicks', 'format' = 'json');

INSERT INTO clicks VALUES
  ('ann', 'home', TIMESTAMP '2026-03-01 09:00:07'),
  ('bob', 'home', TIMESTAMP '2026-03-01 09:00:21'),
  ('ann', 'shop', TIMESTAMP '2026-03-01 09:00:55'),
  ('bob', 'shop', TIMESTAMP '2026-03-01 09:00:52'),
  ('ann', 'cart', TIMESTAMP '2026-03-01 09:01:30'),
  ('cleo', 'home', TIMESTAMP '2026-03-01 09:02:01'),
  ('ann', 'cart', TIMESTAMP '2026-03-01 09:02:40'),
  ('bob', 'home', TIMESTAMP '2026-03-01 09:06:10');

SELECT visitor, window_start, window_end, COUNT(*) AS clicks
FROM TABLE(SESSION(TABLE clicks PARTITION BY visitor, DESCRIPTOR(clicked), INTERVAL '1' MINUTE))
GROUP BY visitor, window_start, window_end;

SELECT window_start, window_end, COUNT(DISTINCT visitor) AS visitors
FROM TABLE(SESSION(TABLE clicks, DESCRIPTOR(clicked), INTERVAL '45' SECOND))
GROUP BY window_start, window_end;
