-- Mean, spread and range of the readings of each sensor.
-- features: STDDEV and VARIANCE
CREATE VIEW readings AS
SELECT * FROM (VALUES
  ('s1', CAST(20.5 AS DOUBLE)), ('s1', 21.0), ('s1', 23.5), ('s2', 5.0), ('s2', 5.0), ('s3', 1.25), ('s4', CAST(NULL AS DOUBLE))
) AS t (sensor, celsius);

SELECT sensor, COUNT(*) AS n, AVG(celsius) AS mean, MIN(celsius) AS low, MAX(celsius) AS high
FROM readings GROUP BY sensor;

SELECT sensor,
  STDDEV_POP(celsius) AS sdp, STDDEV_SAMP(celsius) AS sd, VAR_POP(celsius) AS vp, VAR_SAMP(celsius) AS v
FROM readings GROUP BY sensor;
