-- Ranges of ranks: the second best of each group, and places three to four over all.
-- features: Top-N; Top-N of changelogs
CREATE VIEW jumps AS SELECT * FROM (VALUES
  ('ann', 'U18', 5.10), ('bob', 'U18', 4.95), ('cleo', 'U18', 5.32), ('dan', 'U20', 6.01),
  ('eve', 'U20', 6.44), ('fay', 'U20', 5.80), ('ann', 'U18', 5.41), ('dan', 'U20', 6.50)
) AS t (who, class, metres);

SELECT class, who, metres FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY class ORDER BY metres DESC) AS place FROM jumps
) WHERE place = 2;

SELECT who, metres, place FROM (
  SELECT *, ROW_NUMBER() OVER (ORDER BY metres DESC) AS place FROM jumps
) WHERE place BETWEEN 3 AND 4;

CREATE VIEW best AS SELECT class, who, MAX(metres) AS best, COUNT(*) AS tries FROM jumps GROUP BY class, who;

SELECT tries, COUNT(*) AS n, MAX(best) AS best FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY class ORDER BY best DESC) AS place FROM best
) WHERE place <= 2 GROUP BY tries;
