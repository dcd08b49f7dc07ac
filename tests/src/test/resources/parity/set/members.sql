-- Members of two clubs: UNION, INTERSECT and EXCEPT, with and without ALL.
CREATE VIEW chess AS SELECT * FROM (VALUES ('ann'), ('bob'), ('cleo'), ('bob')) AS t (member);
CREATE VIEW tennis AS SELECT * FROM (VALUES ('bob'), ('dan'), ('ann'), ('bob'), ('bob')) AS t (member);

SELECT member FROM chess UNION SELECT member FROM tennis;
SELECT member FROM chess UNION ALL SELECT member FROM tennis;
SELECT member FROM chess INTERSECT SELECT member FROM tennis;
SELECT member FROM chess INTERSECT ALL SELECT member FROM tennis;
SELECT member FROM chess EXCEPT SELECT member FROM tennis;
SELECT member FROM tennis EXCEPT ALL SELECT member FROM chess;
SELECT club, COUNT(*) AS n FROM (
  SELECT 'chess' AS club, member FROM chess UNION ALL SELECT 'tennis', member FROM tennis
) GROUP BY club;
