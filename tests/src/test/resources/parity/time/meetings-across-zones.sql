-- Meetings told in the time of several zones, with the change to summer time.
-- features: Time zones; Dates and times
SET 'table.local-time-zone' = 'Europe/Berlin';
CREATE VIEW meetings AS SELECT * FROM (VALUES
  (1, '2026-03-28 23:30:00'), (2, '2026-03-29 01:30:00'), (3, '2026-03-29 03:00:00'), (4, '2026-10-25 02:30:00'), (5, '2026-12-31 23:59:59')
) AS t (id, told);

SELECT id, CAST(TO_TIMESTAMP(told) AS TIMESTAMP_LTZ(3)) AS instant FROM meetings;
SELECT id, CONVERT_TZ(told, 'Europe/Berlin', 'Asia/Tokyo') AS tokyo, CONVERT_TZ(told, 'Europe/Berlin', 'America/New_York') AS new_york FROM meetings;
SELECT id, UNIX_TIMESTAMP(told) AS seconds, FROM_UNIXTIME(UNIX_TIMESTAMP(told), 'yyyy/MM/dd HH:mm') AS back FROM meetings;
SELECT id, DATE_FORMAT(TO_TIMESTAMP(told), 'EEE d MMM yyyy, HH:mm') AS text, DAYOFWEEK(TO_TIMESTAMP(told)) AS weekday FROM meetings;
SELECT TO_TIMESTAMP_LTZ(0, 3) AS epoch, CAST(TO_TIMESTAMP_LTZ(1774746000, 0) AS STRING) AS in_text, CAST(TO_TIMESTAMP_LTZ(1774746000000, 3) AS TIMESTAMP(3)) AS wall;
SET 'table.local-time-zone' = 'Asia/Kolkata';
SELECT TO_TIMESTAMP_LTZ(1774746000, 0) AS instant, CAST(TO_TIMESTAMP_LTZ(1774746000, 0) AS DATE) AS `day`;
SELECT id, EXTRACT(HOUR FROM TO_TIMESTAMP(told)) AS h, TO_TIMESTAMP(told) + INTERVAL '5:30' HOUR TO MINUTE AS later FROM meetings;
SELECT FLOOR(TO_TIMESTAMP(told) TO MONTH) AS `month`, COUNT(*) AS n FROM meetings GROUP BY FLOOR(TO_TIMESTAMP(told) TO MONTH);
