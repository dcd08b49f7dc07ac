-- Flights: durations, delays, days and hours.
-- features: Dates and times
CREATE VIEW flights AS
SELECT * FROM (VALUES
  ('SK1', TIMESTAMP '2026-03-28 22:15:00', TIMESTAMP '2026-03-29 06:45:30', 7),
  ('AZ9', TIMESTAMP '2026-12-31 23:50:00', TIMESTAMP '2027-01-01 01:05:00', -3)
) AS t (flight, departs, arrives, delay);

SELECT flight, TIMESTAMPDIFF(MINUTE, departs, arrives) AS minutes, TIMESTAMPADD(MINUTE, delay, departs) AS left_at FROM flights;
SELECT flight, EXTRACT(DAY FROM arrives) AS d, YEAR(arrives) AS y, QUARTER(arrives) AS q, DAYOFWEEK(departs) AS w, DAYOFYEAR(departs) AS n FROM flights;
SELECT flight, FLOOR(departs TO HOUR) AS h, CEIL(arrives TO DAY) AS d, DATE_FORMAT(departs, 'dd.MM.yyyy HH:mm') AS f FROM flights;
SELECT flight, CAST(departs AS DATE) AS d, CAST(departs AS TIME) AS t, arrives - INTERVAL '1' DAY AS before_day, (departs, arrives) OVERLAPS (TIMESTAMP '2026-03-29 00:00:00', INTERVAL '1' HOUR) AS o FROM flights;
