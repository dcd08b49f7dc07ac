-- People and their managers, with NULLs in keys, and DISTINCT on a join.
-- features: Inner, left, right and full joins
CREATE VIEW staff AS
SELECT * FROM (VALUES (1, 'Ann', CAST(NULL AS INT)), (2, 'Bob', 1), (3, 'Cleo', 1), (4, 'Dan', 3), (5, 'Eve', 9)) AS t (id, name, manager);

SELECT s.name, m.name AS manager FROM staff s LEFT JOIN staff m ON s.manager = m.id;
SELECT s.name, m.name AS manager, g.name AS above
FROM staff s JOIN staff m ON s.manager = m.id LEFT JOIN staff g ON m.manager = g.id;
SELECT a.name, b.name AS same FROM staff a JOIN staff b ON a.manager IS NOT DISTINCT FROM b.manager AND a.id < b.id;
SELECT DISTINCT m.name FROM staff s JOIN staff m ON s.manager = m.id;
