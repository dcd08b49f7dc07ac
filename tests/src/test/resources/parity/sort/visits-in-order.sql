-- Rows put in the order of their event time, with a second key for equal times.
-- features: ORDER BY a time column of an unbounded stream; ORDER BY, LIMIT, OFFSET
CREATE TABLE visits (
  id INT, page STRING, spent INT, ts TIMESTAMP(3),
  WATERMARK FOR ts AS ts - INTERVAL '30' SECOND
) WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/visits', 'format' = 'json');

INSERT INTO visits VALUES
  (1, 'home', 3, TIMESTAMP '2026-03-01 09:00:10'), (2, 'shop', 8, TIMESTAMP '2026-03-01 09:00:05'),
  (3, 'home', 1, TIMESTAMP '2026-03-01 09:00:10'), (4, 'cart', 2, TIMESTAMP '2026-03-01 09:00:31'),
  (5, 'shop', 5, TIMESTAMP '2026-03-01 09:00:20'), (6, 'pay', 9, TIMESTAMP '2026-03-01 09:01:31'),
  (7, 'home', 4, TIMESTAMP '2026-03-01 09:01:15');

SELECT id, page, ts FROM visits ORDER BY ts, id;
SELECT id, spent FROM visits WHERE page <> 'home' ORDER BY ts, spent DESC;
SELECT page, ts FROM visits ORDER BY ts, page DESC, id;

-- the sorted rows in a window: what the first and the last visit of each minute was
SELECT window_start, FIRST_VALUE(page) AS first_page, LAST_VALUE(page) AS last_page, COUNT(*) AS visits
FROM TABLE(TUMBLE(DATA => TABLE visits, TIMECOL => DESCRIPTOR(ts), SIZE => INTERVAL '1' MINUTE))
GROUP BY window_start, window_end;
SELECT id, spent FROM visits ORDER BY spent DESC LIMIT 3;
SELECT id, spent FROM visits ORDER BY spent, id LIMIT 2 OFFSET 3;
