-- Two streams joined by their windows: minutes with clicks and with errors.
-- features: Window joins, outer ones too; Semi joins of windows
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

CREATE TABLE errors (
  page STRING,
  code INT,
  raised TIMESTAMP(3),
  WATERMARK FOR raised AS raised - INTERVAL '5' SECOND
) WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/errors', 'format' = 'json');

INSERT INTO errors VALUES
  ('shop', 500, TIMESTAMP '2026-03-01 09:00:53'),
  ('cart', 404, TIMESTAMP '2026-03-01 09:01:59'),
  ('help', 404, TIMESTAMP '2026-03-01 09:02:00'),
  ('home', 503, TIMESTAMP '2026-03-01 09:06:59');

SELECT l.page, l.visitor, r.code, l.window_start
FROM (SELECT * FROM TABLE(TUMBLE(TABLE clicks, DESCRIPTOR(clicked), INTERVAL '1' MINUTE))) l
JOIN (SELECT * FROM TABLE(TUMBLE(TABLE errors, DESCRIPTOR(raised), INTERVAL '1' MINUTE))) r
ON l.page = r.page AND l.window_start = r.window_start AND l.window_end = r.window_end;

SELECT COALESCE(l.page, r.page) AS page, l.visitor, r.code
FROM (SELECT * FROM TABLE(TUMBLE(TABLE clicks, DESCRIPTOR(clicked), INTERVAL '1' MINUTE))) l
FULL OUTER JOIN (SELECT * FROM TABLE(TUMBLE(TABLE errors, DESCRIPTOR(raised), INTERVAL '1' MINUTE))) r
ON l.page = r.page AND l.window_start = r.window_start AND l.window_end = r.window_end;

SELECT visitor, page, window_start FROM (
  SELECT * FROM TABLE(TUMBLE(TABLE clicks, DESCRIPTOR(clicked), INTERVAL '1' MINUTE))) l
WHERE l.page IN (
  SELECT page FROM (SELECT * FROM TABLE(TUMBLE(TABLE errors, DESCRIPTOR(raised), INTERVAL '1' MINUTE))) r
  WHERE l.window_start = r.window_start AND l.window_end = r.window_end);
