-- Machines report into folders by day and minute; the last hour is read back by its folders alone.
-- features: INSERT into partitions; Dates and times
CREATE TABLE machines_log (machine INT, parts INT, ts TIMESTAMP(3), dt STRING, hm STRING)
PARTITIONED BY (dt, hm)
WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/machines', 'format' = 'csv');

CREATE VIEW reports AS
SELECT * FROM (VALUES
  (1, 12, TIMESTAMP '2026-02-28 23:58:10.000'), (2, 7, TIMESTAMP '2026-02-28 23:58:40.500'),
  (1, 14, TIMESTAMP '2026-02-28 23:59:59.999'), (2, 0, TIMESTAMP '2026-03-01 00:00:00.000'),
  (3, 9, TIMESTAMP '2026-03-01 00:00:30.000'), (1, 11, TIMESTAMP '2026-03-01 00:01:00.000')
) AS t (machine, parts, ts);

INSERT INTO machines_log
SELECT machine, parts, ts, DATE_FORMAT(ts, 'yyyy-MM-dd'), DATE_FORMAT(ts, 'HHmm') FROM reports;

SELECT dt, hm, COUNT(*) AS reports, SUM(parts) AS parts FROM machines_log GROUP BY dt, hm;
SELECT machine, parts FROM machines_log WHERE dt = '2026-03-01' AND hm IN ('0000', '0001');
SELECT dt, MAX(hm) AS last_minute FROM machines_log WHERE machine = 1 GROUP BY dt;
SELECT a.machine, a.parts - b.parts AS more
FROM machines_log a JOIN machines_log b ON a.machine = b.machine AND a.dt = '2026-03-01' AND b.dt = '2026-02-28';
