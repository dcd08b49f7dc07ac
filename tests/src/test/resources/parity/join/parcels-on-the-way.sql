-- Parcels and their scans within two hours; parcels without any scan come out alone.
-- features: Interval joins
CREATE TABLE sent (parcel INT, city STRING, ts TIMESTAMP(3), WATERMARK FOR ts AS ts)
WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/sent', 'format' = 'json');
CREATE TABLE scans (parcel INT, hub STRING, ts TIMESTAMP(3), WATERMARK FOR ts AS ts)
WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/scans', 'format' = 'json');

INSERT INTO sent VALUES (1, 'Rome', TIMESTAMP '2026-03-01 08:00:00'), (2, 'Oslo', TIMESTAMP '2026-03-01 08:30:00'),
  (3, 'Bern', TIMESTAMP '2026-03-01 09:00:00'), (4, 'Rome', TIMESTAMP '2026-03-01 10:00:00');
INSERT INTO scans VALUES (1, 'north', TIMESTAMP '2026-03-01 08:00:00'), (1, 'south', TIMESTAMP '2026-03-01 09:59:59'),
  (2, 'north', TIMESTAMP '2026-03-01 10:30:00'), (3, 'west', TIMESTAMP '2026-03-01 11:00:01'), (9, 'west', TIMESTAMP '2026-03-01 12:00:00');

SELECT s.parcel, s.city, c.hub FROM sent s JOIN scans c ON s.parcel = c.parcel AND c.ts BETWEEN s.ts AND s.ts + INTERVAL '2' HOUR;
SELECT s.parcel, c.hub FROM sent s LEFT JOIN scans c ON s.parcel = c.parcel AND c.ts BETWEEN s.ts AND s.ts + INTERVAL '2' HOUR;
SELECT s.parcel, c.parcel AS scanned, c.hub FROM sent s FULL JOIN scans c ON s.parcel = c.parcel AND c.ts >= s.ts AND c.ts < s.ts + INTERVAL '2' HOUR;
SELECT s.city, COUNT(c.hub) AS scans FROM sent s LEFT JOIN scans c
ON s.parcel = c.parcel AND c.ts BETWEEN s.ts AND s.ts + INTERVAL '2' HOUR GROUP BY s.city;
