-- Visitors since the start of each five minutes, every minute: a cumulating window.
-- features: CUMULATE
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

SELECT window_start, window_end, COUNT(DISTINCT visitor) AS visitors, COUNT(*) AS clicks
FROM TABLE(CUMULATE(TABLE clicks, DESCRIPTOR(clicked), INTERVAL '1' MINUTE, INTERVAL '5' MINUTES))
GROUP BY window_start, window_end;

SELECT page, window_end, COUNT(*) AS clicks
FROM TABLE(CUMULATE(TABLE clicks, DESCRIPTOR(clicked), INTERVAL '2' MINUTES, INTERVAL '4' MINUTES))
GROUP BY page, window_start, window_end;
