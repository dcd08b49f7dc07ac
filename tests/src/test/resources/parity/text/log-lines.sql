-- Log lines taken apart, and counted by level.
-- features: Text; Regular expressions
CREATE VIEW lines AS
SELECT * FROM (VALUES
  ('2026-03-01 10:00:00 INFO start id=7'), ('2026-03-01 10:00:05 WARN slow id=8 ms=1200'),
  ('2026-03-01 10:00:09 ERROR failed id=7 ms=30'), ('2026-03-01 10:00:09 INFO stop')
) AS t (line);

CREATE VIEW parsed AS
SELECT TO_TIMESTAMP(SUBSTRING(line FROM 1 FOR 19)) AS at_time, SPLIT_INDEX(line, ' ', 2) AS level,
  REGEXP_EXTRACT(line, 'id=(\d+)', 1) AS id, TRY_CAST(REGEXP_EXTRACT(line, 'ms=(\d+)', 1) AS INT) AS ms
FROM lines;

SELECT * FROM parsed;
SELECT level, COUNT(*) AS n, MAX(ms) AS slowest FROM parsed GROUP BY level;
SELECT level FROM parsed WHERE level LIKE '%N%' AND at_time >= TIMESTAMP '2026-03-01 10:00:05';
