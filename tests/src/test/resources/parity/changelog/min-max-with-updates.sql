-- MIN and MAX over values that change: the old ones are taken back.
-- features: Aggregates of changelogs, with MIN and MAX taken back
CREATE VIEW scores AS
SELECT * FROM (VALUES ('red', 'ann', 5), ('blue', 'bob', 9), ('red', 'cleo', 4), ('red', 'ann', -3), ('blue', 'bob', -9)) AS t (team, player, points);
CREATE VIEW totals AS SELECT team, player, SUM(points) AS points FROM scores GROUP BY team, player;

SELECT team, MIN(points) AS low, MAX(points) AS high, COUNT(*) AS players FROM totals GROUP BY team;
SELECT team, FIRST_VALUE(player) AS single_player FROM totals GROUP BY team HAVING COUNT(*) = 1;
SELECT COUNT(DISTINCT points) AS different FROM totals;
SELECT * FROM totals WHERE points > 0;
