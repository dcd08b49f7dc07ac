-- Every type through JSON and back, nested ones too.
-- features: JSON files
CREATE TABLE all_types (
  b BOOLEAN, t TINYINT, i INT, l BIGINT, f FLOAT, d DOUBLE, e DECIMAL(10, 3), x STRING, y DATE, z TIME,
  ts TIMESTAMP(3), lz TIMESTAMP_LTZ(3), a ARRAY<INT>, m MAP<STRING, DOUBLE>, r ROW<p INT, q ROW<s STRING>>, bin BYTES
) WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/all-json', 'format' = 'json');

INSERT INTO all_types VALUES
  (TRUE, CAST(1 AS TINYINT), 3, 4, CAST(1.5 AS FLOAT), 2.5e0, 3.125, 'te"xt', DATE '2026-03-01', TIME '10:11:12',
   TIMESTAMP '2026-03-01 10:11:12.345', TO_TIMESTAMP_LTZ(1000, 3), ARRAY[1, 2], MAP['a', 1.5e0], ROW(1, ROW('in')), x'0aff');

SELECT * FROM all_types;
SELECT a[2] AS two, m['a'] AS a_of_m, r.q.s AS deep FROM all_types;
