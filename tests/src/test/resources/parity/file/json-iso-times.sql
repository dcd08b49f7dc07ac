-- Times in JSON in the ISO 8601 form.
-- features: JSON files
CREATE TABLE meetings (id INT, at_time TIMESTAMP(3), instant TIMESTAMP_LTZ(3))
WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/meetings', 'format' = 'json', 'json.timestamp-format.standard' = 'ISO-8601');

INSERT INTO meetings VALUES (1, TIMESTAMP '2026-03-01 10:11:12.345', TO_TIMESTAMP_LTZ(1500, 3)), (2, TIMESTAMP '2026-03-01 00:00:00', TO_TIMESTAMP_LTZ(0, 3));

SELECT * FROM meetings;
SELECT HOUR(at_time) AS h, COUNT(*) AS n FROM meetings GROUP BY HOUR(at_time);
