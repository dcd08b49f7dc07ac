-- Part 7: hours far outside what the same hour usually brings.
--
-- Usual for an hour of the day is its mean over the last eight weeks; the spread is the standard
-- deviation. This is a window over windows: the rows of revenue_each_hour carry their event time on, as
-- window_time.

CREATE VIEW usual_hours AS
SELECT window_end AS known_at, EXTRACT(HOUR FROM window_start_of_hour) AS hour_of_day,
       COUNT(*) AS hours,
       AVG(revenue) AS mean,
       SQRT(AVG(revenue * revenue) - AVG(revenue) * AVG(revenue)) AS spread
FROM (
  SELECT window_start, window_end, hour_start AS window_start_of_hour, revenue
  FROM TABLE(HOP(TABLE hours, DESCRIPTOR(hour_time), INTERVAL '1' DAY, INTERVAL '56' DAY))
)
GROUP BY window_start, window_end, EXTRACT(HOUR FROM window_start_of_hour);
