-- Instants in the zone of the session.
-- features: Time zones; Dates, times, timestamps, instants
SET 'table.local-time-zone' = 'America/New_York';

CREATE VIEW calls AS
SELECT * FROM (VALUES (1, 1772355600), (2, 1773554399), (3, 0)) AS t (id, seconds);

SELECT id, TO_TIMESTAMP_LTZ(seconds, 0) AS at_time, FROM_UNIXTIME(seconds) AS text_time FROM calls;
SELECT id, CAST(TO_TIMESTAMP_LTZ(seconds, 0) AS TIMESTAMP(3)) AS wall, DATE_FORMAT(TO_TIMESTAMP_LTZ(seconds, 0), 'yyyy-MM-dd HH') AS h FROM calls;
SELECT id, CONVERT_TZ('2026-03-01 09:00:00', 'UTC', 'Asia/Tokyo') AS tokyo, UNIX_TIMESTAMP('2026-03-01 09:00:00') AS u FROM calls;
SET 'table.local-time-zone' = 'Asia/Kolkata';
SELECT id, TO_TIMESTAMP_LTZ(seconds, 0) AS at_time, HOUR(TO_TIMESTAMP_LTZ(seconds, 0)) AS h FROM calls;
