-- Medians and other shares of waiting times, by desk and over all, also of totals that change.
-- features: PERCENTILE; STDDEV and VARIANCE
CREATE VIEW waits AS SELECT * FROM (VALUES
  ('a', 10), ('a', 20), ('a', 40), ('b', 5), ('b', 15), ('b', 15), ('c', 60), ('c', CAST(NULL AS INT)), ('d', CAST(NULL AS INT))
) AS t (desk, minutes);

SELECT desk, PERCENTILE(minutes, 0.5) AS median, PERCENTILE(minutes, 0.9) AS most, COUNT(minutes) AS n FROM waits GROUP BY desk;
SELECT PERCENTILE(minutes, 0.25) AS low, PERCENTILE(minutes, 0.75) AS high FROM waits;
SELECT PERCENTILE(total, 0.5) AS median_of_desks, AVG(total) AS mean_of_desks FROM (SELECT desk, SUM(minutes) AS total FROM waits GROUP BY desk);
SELECT desk, STDDEV_POP(minutes) AS spread, VAR_POP(minutes) AS var FROM waits GROUP BY desk;
