-- Clicks of the last two minutes, every minute: a hopping window.
-- features: HOP
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

SELECT window_start, window_end, COUNT(*) AS clicks
FROM TABLE(HOP(TABLE clicks, DESCRIPTOR(clicked), INTERVAL '1' MINUTE, INTERVAL '2' MINUTES))
GROUP BY window_start, window_end;

SELECT visitor, window_start, MIN(clicked) AS first_click, MAX(clicked) AS last_click
FROM TABLE(HOP(TABLE clicks, DESCRIPTOR(clicked), INTERVAL '90' SECOND, INTERVAL '3' MINUTES))
GROUP BY visitor, window_start, window_end;
