-- Part 7: hours far outside what the same hour usually brings.
--
-- What is usual for nine o'clock is the mean of the nine o'clocks of the eight weeks before; how much
-- they differ among themselves is their spread, the standard deviation.

-- The rows of a window carry event time on, as window_time: they can go into another window.
CREATE VIEW trading_hours AS
SELECT window_start AS hour_start, window_time AS hour_time,
       HOUR(window_start) AS hour_of_day,
       revenue, CAST(revenue AS DOUBLE) AS amount
FROM revenue_each_hour;

-- Each midnight, the eight weeks up to then. Days share their panes: 56 days of hours are kept, no more.
CREATE VIEW usual_hours AS
SELECT window_end AS known_at, hour_of_day,
       COUNT(*) AS hours_known,
       AVG(amount) AS usual,
       SQRT(AVG(amount * amount) - AVG(amount) * AVG(amount)) AS spread
FROM TABLE(HOP(TABLE trading_hours, DESCRIPTOR(hour_time), INTERVAL '1' DAY, INTERVAL '56' DAY))
GROUP BY window_start, window_end, hour_of_day;

-- An hour, beside what was known about it at midnight. The join keeps a row an hour on each side.
CREATE VIEW hours_compared AS
SELECT h.hour_start, h.revenue, u.usual, u.hours_known,
       (h.amount - u.usual) / u.spread AS spreads_away
FROM trading_hours h
JOIN usual_hours u
  ON u.hour_of_day = h.hour_of_day AND u.known_at = FLOOR(h.hour_start TO DAY)
WHERE u.hours_known >= 20 AND u.spread > 0;

CREATE MATERIALIZED TABLE alerts AS
SELECT hour_start, revenue,
       CAST(usual AS DECIMAL(12, 2)) AS usual_revenue,
       CAST(spreads_away AS DECIMAL(9, 1)) AS spreads_away,
       hours_known
FROM (
  SELECT *, ROW_NUMBER() OVER (ORDER BY hour_start DESC) AS place
  FROM hours_compared
  WHERE ABS(spreads_away) >= 3
)
WHERE place <= 12;
