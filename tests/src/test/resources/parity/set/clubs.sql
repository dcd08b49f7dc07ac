-- Members of two clubs: UNION, INTERSECT and EXCEPT, with and without ALL.
-- features: UNION, INTERSECT, EXCEPT and ALL
CREATE VIEW chess AS SELECT * FROM (VALUES ('ann'), ('bob'), ('cleo'), ('bob')) AS t (person);
CREATE VIEW tennis AS SELECT * FROM (VALUES ('bob'), ('dan'), ('ann'), ('bob'), ('bob')) AS t (person);

SELECT person FROM chess UNION SELECT person FROM tennis;
SELECT person FROM chess UNION ALL SELECT person FROM tennis;
SELECT person FROM chess INTERSECT SELECT person FROM tennis;
SELECT person FROM chess INTERSECT ALL SELECT person FROM tennis;
SELECT person FROM chess EXCEPT SELECT person FROM tennis;
SELECT person FROM tennis EXCEPT ALL SELECT person FROM chess;
SELECT club, COUNT(*) AS n FROM (
  SELECT 'chess' AS club, person FROM chess UNION ALL SELECT 'tennis', person FROM tennis
) GROUP BY club;
