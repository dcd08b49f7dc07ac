-- Clicks of each minute: a tumbling window.
-- features: TUMBLE; Windows with an offset
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
FROM TABLE(TUMBLE(TABLE clicks, DESCRIPTOR(clicked), INTERVAL '1' MINUTE))
GROUP BY window_start, window_end;

SELECT page, window_start, COUNT(DISTINCT visitor) AS visitors, LISTAGG(visitor) AS who
FROM TABLE(TUMBLE(DATA => TABLE clicks, TIMECOL => DESCRIPTOR(clicked), SIZE => INTERVAL '2' MINUTES))
GROUP BY page, window_start, window_end;

-- the window of each click, without grouping
SELECT * FROM TABLE(TUMBLE(TABLE clicks, DESCRIPTOR(clicked), INTERVAL '1' MINUTE, INTERVAL '30' SECOND));
