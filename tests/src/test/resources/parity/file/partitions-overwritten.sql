-- A day is loaded again: its rows take the place of those that were there.
-- features: INSERT OVERWRITE
SET 'execution.runtime-mode' = 'batch';
CREATE TABLE loads (id INT, city STRING, dt STRING) PARTITIONED BY (dt)
WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/loads', 'format' = 'json');
CREATE TABLE latest (id INT, city STRING)
WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/latest', 'format' = 'csv');

INSERT INTO loads VALUES (1, 'Rome', '2024-05-01'), (2, 'Oslo', '2024-05-01'), (3, 'Rome', '2024-05-02');
INSERT OVERWRITE loads PARTITION (dt = '2024-05-01') VALUES (1, 'Roma'), (4, 'Wien');
SELECT * FROM loads;
INSERT OVERWRITE latest SELECT id, city FROM loads WHERE dt = '2024-05-01';
SELECT * FROM latest;
INSERT OVERWRITE latest SELECT id, city FROM loads WHERE dt = '2024-05-02';
SELECT * FROM latest;
INSERT OVERWRITE loads SELECT id + 10, UPPER(city), dt FROM loads WHERE dt > '2024-05-01';
SELECT dt, COUNT(*) AS loaded FROM loads GROUP BY dt;
