-- A changelog on a changelog: how many players have won how often.
-- features: Aggregates of changelogs, with MIN and MAX taken back
CREATE VIEW wins AS
SELECT * FROM (VALUES ('ann'), ('bob'), ('ann'), ('cleo'), ('dan'), ('ann'), ('bob')) AS t (player);

CREATE VIEW wins_by_player AS SELECT player, COUNT(*) AS won FROM wins GROUP BY player;

SELECT won, COUNT(*) AS players FROM wins_by_player GROUP BY won;

SELECT MAX(won) AS most, MIN(won) AS least, SUM(won) AS total FROM wins_by_player;

SELECT COUNT(*) AS groups_of_players
FROM (SELECT won FROM wins_by_player GROUP BY won HAVING COUNT(*) >= 1);
