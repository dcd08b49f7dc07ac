-- Grouping sets within windows: rides by city and by kind, each alone and all together.
-- features: GROUPING SETS over windows
CREATE TABLE rides (
  city STRING, kind STRING, km DOUBLE, ts TIMESTAMP(3), WATERMARK FOR ts AS ts - INTERVAL '10' SECOND
) WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/rides', 'format' = 'json');

INSERT INTO rides VALUES
  ('Rome', 'bike', 2.5, TIMESTAMP '2026-03-01 10:00:05'), ('Rome', 'car', 11.0, TIMESTAMP '2026-03-01 10:03:00'),
  ('Oslo', 'bike', 4.0, TIMESTAMP '2026-03-01 10:04:59'), ('Rome', 'bike', 1.0, TIMESTAMP '2026-03-01 10:04:58'),
  ('Oslo', 'car', 20.5, TIMESTAMP '2026-03-01 10:05:00'), (CAST(NULL AS STRING), 'car', 3.0, TIMESTAMP '2026-03-01 10:06:00'),
  ('Oslo', 'bike', 4.5, TIMESTAMP '2026-03-01 10:11:00');

SELECT window_start, window_end, city, kind, COUNT(*) AS rides, SUM(km) AS km
FROM TABLE(TUMBLE(TABLE rides, DESCRIPTOR(ts), INTERVAL '5' MINUTES))
GROUP BY window_start, window_end, GROUPING SETS ((city), (kind), ());

SELECT window_end, city, kind, COUNT(*) AS rides, GROUPING(city) AS all_cities, GROUPING_ID(city, kind) AS level
FROM TABLE(HOP(TABLE rides, DESCRIPTOR(ts), INTERVAL '5' MINUTES, INTERVAL '10' MINUTES))
GROUP BY window_start, window_end, CUBE (city, kind);

SELECT window_end, city, kind, MAX(km) AS longest
FROM TABLE(CUMULATE(TABLE rides, DESCRIPTOR(ts), INTERVAL '5' MINUTES, INTERVAL '15' MINUTES))
GROUP BY window_start, window_end, ROLLUP (city, kind);
