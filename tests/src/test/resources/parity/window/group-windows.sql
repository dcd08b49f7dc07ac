-- The older spelling of windows, as functions in GROUP BY.
-- features: GROUP BY TUMBLE, HOP, SESSION
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

SELECT TUMBLE_START(clicked, INTERVAL '1' MINUTE) AS started, page, COUNT(*) AS clicks
FROM clicks GROUP BY TUMBLE(clicked, INTERVAL '1' MINUTE), page;

SELECT HOP_START(clicked, INTERVAL '1' MINUTE, INTERVAL '2' MINUTE) AS started,
  HOP_END(clicked, INTERVAL '1' MINUTE, INTERVAL '2' MINUTE) AS ended, COUNT(*) AS clicks
FROM clicks GROUP BY HOP(clicked, INTERVAL '1' MINUTE, INTERVAL '2' MINUTE);

SELECT visitor, SESSION_START(clicked, INTERVAL '1' MINUTE) AS started,
  SESSION_END(clicked, INTERVAL '1' MINUTE) AS ended, COUNT(*) AS clicks
FROM clicks GROUP BY visitor, SESSION(clicked, INTERVAL '1' MINUTE);

SELECT TUMBLE_ROWTIME(clicked, INTERVAL '5' MINUTE) AS last_instant, COUNT(*) AS clicks
FROM clicks GROUP BY TUMBLE(clicked, INTERVAL '5' MINUTE);
