-- Windows over windows: minutes summed up to five minutes.
-- features: Windows over windows
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

CREATE VIEW minutes AS
SELECT page, window_time AS ended, COUNT(*) AS clicks
FROM TABLE(TUMBLE(TABLE clicks, DESCRIPTOR(clicked), INTERVAL '1' MINUTE))
GROUP BY page, window_start, window_end, window_time;

SELECT window_start, window_end, SUM(clicks) AS clicks, MAX(clicks) AS best_minute
FROM TABLE(TUMBLE(TABLE minutes, DESCRIPTOR(ended), INTERVAL '5' MINUTES))
GROUP BY window_start, window_end;

SELECT page, window_end, SUM(clicks) AS clicks
FROM TABLE(HOP(TABLE minutes, DESCRIPTOR(ended), INTERVAL '1' MINUTE, INTERVAL '3' MINUTES))
GROUP BY page, window_start, window_end;
