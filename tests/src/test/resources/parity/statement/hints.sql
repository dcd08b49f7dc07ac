-- Hints: options for one query, and others that change no answer.
-- features: Hints
CREATE TABLE temperatures (city STRING, celsius INT)
WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/temperatures', 'format' = 'csv', 'csv.field-delimiter' = ';');

INSERT INTO temperatures VALUES ('Oslo', -3), ('Rome', 14), ('Oslo', 1);

SELECT * FROM temperatures /*+ OPTIONS('csv.ignore-parse-errors' = 'true') */;
SELECT /*+ STATE_TTL('t' = '1d') */ city, MAX(celsius) AS warmest FROM temperatures AS t GROUP BY city;
SELECT /*+ BROADCAST(b) */ a.city, a.celsius, b.country
FROM temperatures a JOIN (VALUES ('Oslo', 'NO'), ('Rome', 'IT')) AS b (city, country) ON a.city = b.city;
