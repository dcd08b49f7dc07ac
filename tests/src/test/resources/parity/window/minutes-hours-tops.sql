-- Windows in three storeys: minutes, then fifteens of an hour, then the best minute and quarter.
-- features: Windows over windows; Window Top-N
CREATE TABLE calls (
  office STRING, seconds INT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts
) WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/calls', 'format' = 'json');

INSERT INTO calls VALUES
  ('east', 30, TIMESTAMP '2026-03-01 10:00:01'), ('west', 90, TIMESTAMP '2026-03-01 10:00:30'),
  ('east', 45, TIMESTAMP '2026-03-01 10:01:10'), ('east', 10, TIMESTAMP '2026-03-01 10:07:00'),
  ('west', 75, TIMESTAMP '2026-03-01 10:14:59'), ('east', 60, TIMESTAMP '2026-03-01 10:15:00'),
  ('west', 15, TIMESTAMP '2026-03-01 10:29:59'), ('east', 5, TIMESTAMP '2026-03-01 10:31:00');

CREATE VIEW minutes AS
SELECT office, window_start AS minute_start, window_time AS ended, SUM(seconds) AS seconds, COUNT(*) AS calls
FROM TABLE(TUMBLE(TABLE calls, DESCRIPTOR(ts), INTERVAL '1' MINUTE))
GROUP BY office, window_start, window_end, window_time;

CREATE VIEW fifteens AS
SELECT office, window_start AS quarter_start, window_time AS ended, SUM(seconds) AS seconds, SUM(calls) AS calls, MAX(seconds) AS most
FROM TABLE(TUMBLE(TABLE minutes, DESCRIPTOR(ended), INTERVAL '15' MINUTE))
GROUP BY office, window_start, window_end, window_time;

SELECT office, quarter_start, seconds, calls, most FROM fifteens;

SELECT window_start, window_end, SUM(calls) AS calls, AVG(seconds) AS mean_of_quarters
FROM TABLE(TUMBLE(TABLE fifteens, DESCRIPTOR(ended), INTERVAL '30' MINUTES))
GROUP BY window_start, window_end;

SELECT window_start, office, minute_start, seconds FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY window_start, window_end ORDER BY seconds DESC, minute_start) AS place
  FROM TABLE(TUMBLE(TABLE minutes, DESCRIPTOR(ended), INTERVAL '15' MINUTE))
) WHERE place <= 1;
