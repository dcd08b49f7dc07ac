-- Games: sessions of players with sums, joined with their names.
-- features: SESSION; Joins of changelogs
CREATE TABLE plays (player INT, points INT, played TIMESTAMP(3), WATERMARK FOR played AS played - INTERVAL '2' SECOND)
WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/plays', 'format' = 'json');
INSERT INTO plays VALUES
  (1, 10, TIMESTAMP '2026-03-01 20:00:00'), (2, 5, TIMESTAMP '2026-03-01 20:00:30'), (1, 20, TIMESTAMP '2026-03-01 20:04:00'),
  (1, 1, TIMESTAMP '2026-03-01 20:30:00'), (2, 7, TIMESTAMP '2026-03-01 20:31:00');
CREATE VIEW players AS SELECT * FROM (VALUES (1, 'Ann'), (2, 'Bob')) AS t (id, name);

CREATE VIEW sessions AS
SELECT player, window_start AS started, window_end AS ended, SUM(points) AS points
FROM TABLE(SESSION(TABLE plays PARTITION BY player, DESCRIPTOR(played), INTERVAL '5' MINUTES))
GROUP BY player, window_start, window_end;

SELECT p.name, s.started, s.ended, s.points FROM sessions s JOIN players p ON s.player = p.id;
SELECT player, MAX(points) AS best, COUNT(*) AS sessions FROM sessions GROUP BY player;
