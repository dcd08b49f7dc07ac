-- Electricity meters: several aggregates of each window, and days that start at six.
-- features: Windows with an offset; GROUPING SETS over windows
CREATE TABLE meters (
  meter INT,
  kwh DECIMAL(8, 3),
  taken TIMESTAMP(3),
  WATERMARK FOR taken AS taken
) WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/meters', 'format' = 'csv');

INSERT INTO meters VALUES
  (1, 0.500, TIMESTAMP '2026-03-01 05:45:00'), (2, 1.250, TIMESTAMP '2026-03-01 05:59:59.999'),
  (1, 0.750, TIMESTAMP '2026-03-01 06:00:00'), (2, 3.000, TIMESTAMP '2026-03-01 18:10:00'),
  (1, 0.125, TIMESTAMP '2026-03-02 05:10:00'), (1, 9.875, TIMESTAMP '2026-03-02 06:00:01');

SELECT window_start, meter, SUM(kwh) AS kwh, AVG(kwh) AS mean, COUNT(*) AS readings
FROM TABLE(TUMBLE(TABLE meters, DESCRIPTOR(taken), INTERVAL '1' DAY, INTERVAL '6' HOUR))
GROUP BY window_start, window_end, meter;

SELECT window_start, MIN(kwh) AS low, MAX(kwh) AS high, FIRST_VALUE(meter) AS first_meter, LAST_VALUE(meter) AS last_meter
FROM TABLE(TUMBLE(TABLE meters, DESCRIPTOR(taken), INTERVAL '12' HOUR))
GROUP BY window_start, window_end;

SELECT window_start, meter, SUM(kwh) AS kwh
FROM TABLE(TUMBLE(TABLE meters, DESCRIPTOR(taken), INTERVAL '1' DAY))
GROUP BY GROUPING SETS ((window_start, window_end, meter), (window_start, window_end));
