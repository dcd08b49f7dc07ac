-- The state of each parcel: the newest message, and the first one.
-- features: Deduplication, first and last row
CREATE TABLE parcels (
  parcel INT,
  status STRING,
  reported TIMESTAMP(3),
  WATERMARK FOR reported AS reported - INTERVAL '1' HOUR
) WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/parcels', 'format' = 'json');

INSERT INTO parcels VALUES
  (1, 'sent', TIMESTAMP '2026-03-01 08:00:00'), (2, 'sent', TIMESTAMP '2026-03-01 08:05:00'),
  (1, 'on its way', TIMESTAMP '2026-03-01 12:00:00'), (2, 'lost', TIMESTAMP '2026-03-01 11:30:00'),
  (1, 'delivered', TIMESTAMP '2026-03-02 09:00:00'), (2, 'found', TIMESTAMP '2026-03-02 11:30:00'),
  (1, 'on its way', TIMESTAMP '2026-03-01 23:00:00');

SELECT parcel, status, reported FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY parcel ORDER BY reported DESC) AS place FROM parcels
) WHERE place = 1;

SELECT parcel, status FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY parcel ORDER BY reported) AS place FROM parcels
) WHERE place = 1;

SELECT status, COUNT(*) AS n FROM (
  SELECT * FROM (
    SELECT *, ROW_NUMBER() OVER (PARTITION BY parcel ORDER BY reported DESC) AS place FROM parcels
  ) WHERE place = 1
) GROUP BY status;
