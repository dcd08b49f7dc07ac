-- Readings land in a folder for each day and sensor; reports read them back.
-- features: INSERT into partitions
CREATE TABLE readings (sensor STRING, celsius DOUBLE, ts TIMESTAMP(3), dt STRING)
PARTITIONED BY (dt, sensor)
WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/readings', 'format' = 'json');
CREATE TABLE daily (dt STRING, sensor STRING, highest DOUBLE) PARTITIONED BY (sensor)
WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/daily', 'format' = 'csv');

INSERT INTO readings
SELECT sensor, celsius, ts, DATE_FORMAT(ts, 'yyyy-MM-dd')
FROM (VALUES ('north/1', 20.5, TIMESTAMP '2024-05-01 10:00:00.000'),
             ('north/1', 24.0, TIMESTAMP '2024-05-01 14:00:00.000'),
             ('south=2', 19.0, TIMESTAMP '2024-05-01 10:00:00.000'),
             ('south=2', 18.0, TIMESTAMP '2024-05-02 10:00:00.000'),
             ('50%', 18.5, TIMESTAMP '2024-05-02 23:59:59.999')) AS t (sensor, celsius, ts);
INSERT INTO readings PARTITION (dt = '2024-05-03', sensor = 'north/1') SELECT 17.0, TIMESTAMP '2024-05-03 01:00:00.000';
INSERT INTO readings PARTITION (dt = '2024-05-03') (sensor, celsius) VALUES ('50%', 16.5), ('south=2', 15.5);

SELECT * FROM readings;
SELECT dt, COUNT(*) AS readings, MAX(celsius) AS highest FROM readings GROUP BY dt;
SELECT celsius FROM readings WHERE sensor = '50%' AND dt >= '2024-05-02';

-- a day is final once the next one starts
CREATE VIEW timed AS SELECT sensor, celsius, dt FROM readings WHERE ts IS NOT NULL;
INSERT INTO daily (sensor, dt, highest)
SELECT a.sensor, a.dt, a.celsius FROM timed AS a WHERE a.celsius > 18.0;
SELECT sensor, highest FROM daily;
