-- Every simple type through CSV and back.
-- features: CSV; Texts and binary strings
CREATE TABLE all_types (
  b BOOLEAN, t TINYINT, s SMALLINT, i INT, l BIGINT, f FLOAT, d DOUBLE, e DECIMAL(10, 3),
  c CHAR(3), v VARCHAR(5), x STRING, y DATE, z TIME, ts TIMESTAMP(3), lz TIMESTAMP_LTZ(3)
) WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/all-types', 'format' = 'csv');

INSERT INTO all_types VALUES
  (TRUE, CAST(1 AS TINYINT), CAST(2 AS SMALLINT), 3, 4, CAST(1.5 AS FLOAT), 2.5e0, 3.125, CAST('abc' AS CHAR(3)), 'hello', 'text', DATE '2026-03-01',
   TIME '10:11:12', TIMESTAMP '2026-03-01 10:11:12.345', TO_TIMESTAMP_LTZ(1000, 3)),
  (FALSE, CAST(-128 AS TINYINT), CAST(-32768 AS SMALLINT), -3, -4, CAST(-0.25 AS FLOAT), 1e20, -0.001, CAST('x' AS CHAR(3)), '', 'ü', DATE '1969-12-31',
   TIME '00:00:00', TIMESTAMP '1970-01-01 00:00:00', TO_TIMESTAMP_LTZ(0, 3));

SELECT * FROM all_types;
SELECT COUNT(*) AS n, MAX(ts) AS latest, MIN(y) AS first_day FROM all_types WHERE e > -1;
