-- A window over a changelog: the last known score of each player, counted by minute.
-- features: Windows over changelogs
CREATE TABLE scores (
  player STRING,
  points INT,
  played TIMESTAMP(3),
  WATERMARK FOR played AS played - INTERVAL '1' SECOND
) WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/scores', 'format' = 'json');

INSERT INTO scores VALUES
  ('ann', 5, TIMESTAMP '2026-03-01 20:00:01'), ('bob', 7, TIMESTAMP '2026-03-01 20:00:02'),
  ('ann', 9, TIMESTAMP '2026-03-01 20:00:40'), ('bob', 3, TIMESTAMP '2026-03-01 20:01:10'),
  ('cleo', 4, TIMESTAMP '2026-03-01 20:01:15');

CREATE VIEW latest AS
SELECT player, points, played FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY player ORDER BY played DESC) AS place FROM scores
) WHERE place = 1;

SELECT TUMBLE_START(played, INTERVAL '1' MINUTE) AS started, COUNT(*) AS players, SUM(points) AS points
FROM latest GROUP BY TUMBLE(played, INTERVAL '1' MINUTE);

SELECT window_start, COUNT(*) AS players, SUM(points) AS points
FROM TABLE(TUMBLE(TABLE latest, DESCRIPTOR(played), INTERVAL '1' MINUTE))
GROUP BY window_start, window_end;
