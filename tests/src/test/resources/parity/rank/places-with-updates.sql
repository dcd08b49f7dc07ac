-- A table of a league: points that change, and the places of the best three.
-- features: Top-N of changelogs
CREATE VIEW games AS
SELECT * FROM (VALUES ('red', 'blue', 2, 1), ('green', 'red', 0, 0), ('blue', 'green', 4, 0), ('red', 'green', 1, 3), ('black', 'red', 0, 5)) AS t (home, guest, h, g);

CREATE VIEW points AS
SELECT home AS team, CASE WHEN h > g THEN 3 WHEN h = g THEN 1 ELSE 0 END AS p, h - g AS goals FROM games
UNION ALL
SELECT guest, CASE WHEN g > h THEN 3 WHEN h = g THEN 1 ELSE 0 END, g - h FROM games;

SELECT team, p, goals, place FROM (
  SELECT *, ROW_NUMBER() OVER (ORDER BY p DESC, goals DESC) AS place
  FROM (SELECT team, SUM(p) AS p, SUM(goals) AS goals FROM points GROUP BY team)
) WHERE place <= 3;

SELECT team, COUNT(*) AS games, SUM(p) AS p FROM points GROUP BY team ORDER BY p DESC, team;
