-- Buses that report late: within the watermark's delay they still count.
-- features: TUMBLE
CREATE TABLE buses (
  line STRING,
  delay INT,
  reported TIMESTAMP(3),
  WATERMARK FOR reported AS reported - INTERVAL '30' SECOND
) WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/buses', 'format' = 'csv');

INSERT INTO buses VALUES
  ('12', 3, TIMESTAMP '2026-03-01 07:00:10'), ('7', 0, TIMESTAMP '2026-03-01 07:01:05'),
  ('12', 5, TIMESTAMP '2026-03-01 07:00:50'), ('7', 2, TIMESTAMP '2026-03-01 07:00:59'),
  ('12', 1, TIMESTAMP '2026-03-01 07:01:20');

SELECT line, window_start, SUM(delay) AS minutes_late, COUNT(*) AS reports
FROM TABLE(TUMBLE(TABLE buses, DESCRIPTOR(reported), INTERVAL '1' MINUTE))
GROUP BY line, window_start, window_end;

SELECT window_start, window_end, MAX(delay) AS worst
FROM TABLE(TUMBLE(TABLE buses, DESCRIPTOR(reported), INTERVAL '30' SECOND))
GROUP BY window_start, window_end
HAVING MAX(delay) > 1;
