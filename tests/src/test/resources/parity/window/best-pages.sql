-- The most clicked page of each two minutes: Top-N of a window, and the last click of each window.
-- features: Window Top-N; Window deduplication
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

SELECT window_start, page, clicks FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY window_start, window_end ORDER BY clicks DESC, page) AS place
  FROM (
    SELECT window_start, window_end, page, COUNT(*) AS clicks
    FROM TABLE(TUMBLE(TABLE clicks, DESCRIPTOR(clicked), INTERVAL '2' MINUTES))
    GROUP BY window_start, window_end, page
  )
) WHERE place <= 1;

SELECT window_start, visitor, page, clicked FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY window_start, window_end ORDER BY clicked DESC) AS place
  FROM TABLE(TUMBLE(TABLE clicks, DESCRIPTOR(clicked), INTERVAL '1' MINUTE))
) WHERE place = 1;

SELECT window_start, visitor, page, clicked, place FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY window_start, window_end, visitor ORDER BY clicked DESC) AS place
  FROM TABLE(TUMBLE(TABLE clicks, DESCRIPTOR(clicked), INTERVAL '5' MINUTES))
) WHERE place <= 2;
