-- Three failures and then a success of one user from one address, and how long it took.
-- features: MATCH_RECOGNIZE with one row per match; WITHIN; Aggregates in patterns
CREATE TABLE logins (
  who STRING, address STRING, outcome STRING, ts TIMESTAMP(3), WATERMARK FOR ts AS ts - INTERVAL '5' SECOND
) WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/logins', 'format' = 'json');

INSERT INTO logins VALUES
  ('ann', '10.0.0.1', 'bad', TIMESTAMP '2026-03-01 08:00:00'), ('ann', '10.0.0.1', 'bad', TIMESTAMP '2026-03-01 08:00:03'),
  ('bob', '10.0.0.2', 'ok', TIMESTAMP '2026-03-01 08:00:04'), ('ann', '10.0.0.1', 'bad', TIMESTAMP '2026-03-01 08:00:06'),
  ('ann', '10.0.0.1', 'ok', TIMESTAMP '2026-03-01 08:00:09'), ('bob', '10.0.0.2', 'bad', TIMESTAMP '2026-03-01 08:01:00'),
  ('bob', '10.0.0.3', 'bad', TIMESTAMP '2026-03-01 08:01:02'), ('bob', '10.0.0.2', 'bad', TIMESTAMP '2026-03-01 08:01:04'),
  ('bob', '10.0.0.2', 'bad', TIMESTAMP '2026-03-01 08:01:50'), ('bob', '10.0.0.2', 'ok', TIMESTAMP '2026-03-01 08:02:30'),
  ('cleo', '10.0.0.4', 'bad', TIMESTAMP '2026-03-01 08:03:00');

SELECT who, address, tries, TIMESTAMPDIFF(SECOND, since, until) AS seconds
FROM logins MATCH_RECOGNIZE (
  PARTITION BY who, address ORDER BY ts
  MEASURES COUNT(BAD.outcome) AS tries, FIRST(BAD.ts) AS since, GOOD.ts AS until
  AFTER MATCH SKIP PAST LAST ROW
  PATTERN (BAD{3,} GOOD) WITHIN INTERVAL '1' MINUTE
  DEFINE BAD AS BAD.outcome = 'bad', GOOD AS GOOD.outcome = 'ok'
) AS guessed;

SELECT who, first_time, last_time FROM logins MATCH_RECOGNIZE (
  PARTITION BY who ORDER BY ts
  MEASURES FIRST(A.ts) AS first_time, LAST(A.ts) AS last_time
  AFTER MATCH SKIP TO NEXT ROW
  PATTERN (A{2}? C)
  DEFINE A AS A.outcome = 'bad'
) AS two;
