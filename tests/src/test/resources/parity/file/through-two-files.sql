-- A pipeline in steps: raw lines, clean rows, a report.
-- features: CSV; JSON files
CREATE TABLE raw_lines (line STRING) WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/raw', 'format' = 'csv');
CREATE TABLE clean (sensor STRING, celsius DOUBLE) WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/clean', 'format' = 'json');

INSERT INTO raw_lines VALUES ('s1:20.5'), ('s2:x'), ('s1:21.5'), ('broken'), ('s3:-4');
INSERT INTO clean SELECT SPLIT_INDEX(line, ':', 0), TRY_CAST(SPLIT_INDEX(line, ':', 1) AS DOUBLE) FROM raw_lines;

SELECT * FROM clean;
SELECT sensor, AVG(celsius) AS mean FROM clean WHERE celsius IS NOT NULL GROUP BY sensor;
