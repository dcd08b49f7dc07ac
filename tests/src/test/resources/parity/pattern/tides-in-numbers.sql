-- What rows of a pattern add up to: sums, means, extremes and counts, by variable and over all.
-- features: Aggregates in patterns; AFTER MATCH SKIP
CREATE TABLE levels (
  harbour STRING, cm INT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts - INTERVAL '1' MINUTE
) WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/levels', 'format' = 'json');

INSERT INTO levels VALUES
  ('brest', 310, TIMESTAMP '2026-03-01 00:00:00'), ('oban', 200, TIMESTAMP '2026-03-01 00:30:00'),
  ('brest', 420, TIMESTAMP '2026-03-01 01:00:00'), ('oban', 260, TIMESTAMP '2026-03-01 01:30:00'),
  ('brest', 555, TIMESTAMP '2026-03-01 02:00:00'), ('oban', 240, TIMESTAMP '2026-03-01 02:30:00'),
  ('brest', 610, TIMESTAMP '2026-03-01 03:00:00'), ('oban', 270, TIMESTAMP '2026-03-01 03:30:00'),
  ('brest', 500, TIMESTAMP '2026-03-01 04:00:00'), ('oban', 190, TIMESTAMP '2026-03-01 04:30:00'),
  ('brest', 330, TIMESTAMP '2026-03-01 05:00:00'), ('brest', 345, TIMESTAMP '2026-03-01 06:00:00');

SELECT * FROM levels MATCH_RECOGNIZE (
  PARTITION BY harbour ORDER BY ts
  MEASURES
    SUM(UP.cm) AS sum_up, COUNT(UP.cm) AS n_up, MIN(UP.cm) AS min_up, MAX(UP.cm) AS max_up,
    AVG(DOWN.cm) AS mean_down, FIRST(UP.ts) AS since, LAST(DOWN.ts) AS until
  AFTER MATCH SKIP PAST LAST ROW
  PATTERN (LOW UP+ DOWN+ ENDS)
  DEFINE
    UP AS UP.cm > LAST(UP.cm, 1) OR (LAST(UP.cm, 1) IS NULL AND UP.cm > LOW.cm),
    DOWN AS DOWN.cm < LAST(DOWN.cm, 1) OR (LAST(DOWN.cm, 1) IS NULL AND DOWN.cm < LAST(UP.cm, 1)),
    ENDS AS ENDS.cm > 0
) AS tides;

SELECT harbour, total, readings FROM levels MATCH_RECOGNIZE (
  PARTITION BY harbour ORDER BY ts
  MEASURES SUM(A.cm * 2) AS total, COUNT(A.cm) AS readings
  AFTER MATCH SKIP TO LAST B
  PATTERN (A{2} B)
  DEFINE A AS A.cm > 200, B AS B.cm > AVG(A.cm)
) AS high;
