-- Runners in the order of arrival: places with ties, totals so far, and how far behind.
-- features: Ranks and NTILE over a stream
CREATE TABLE arrivals (
  runner STRING, race STRING, seconds INT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts - INTERVAL '1' SECOND
) WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/arrivals', 'format' = 'json');

INSERT INTO arrivals VALUES
  ('ann', 'ten', 2400, TIMESTAMP '2026-03-01 10:40:00'), ('bob', 'ten', 2405, TIMESTAMP '2026-03-01 10:40:05'),
  ('cleo', 'ten', 2405, TIMESTAMP '2026-03-01 10:40:05'), ('dan', 'five', 1300, TIMESTAMP '2026-03-01 10:41:00'),
  ('eve', 'ten', 2500, TIMESTAMP '2026-03-01 10:41:40'), ('fay', 'five', 1400, TIMESTAMP '2026-03-01 10:43:00');

SELECT runner, race, RANK() OVER (PARTITION BY race ORDER BY ts) AS place, DENSE_RANK() OVER (PARTITION BY race ORDER BY ts) AS dense FROM arrivals;
SELECT race, ts, COUNT(*) OVER (PARTITION BY race ORDER BY ts) AS so_far, SUM(seconds) OVER (PARTITION BY race ORDER BY ts) AS total FROM arrivals;
SELECT runner, FIRST_VALUE(runner) OVER w AS leader, seconds - MIN(seconds) OVER w AS behind
FROM arrivals WINDOW w AS (PARTITION BY race ORDER BY ts RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW);
