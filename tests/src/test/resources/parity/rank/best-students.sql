-- The two best of each class: Top-N, with and without the place.
-- features: Top-N
CREATE VIEW marks AS
SELECT * FROM (VALUES ('1a', 'Ann', 91), ('1a', 'Bob', 72), ('1b', 'Cleo', 88), ('1a', 'Dan', 85), ('1b', 'Eve', 95), ('1b', 'Fay', 60)) AS t (class, student, points);

SELECT class, student, points, place FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY class ORDER BY points DESC) AS place FROM marks
) WHERE place <= 2;

SELECT student, points FROM (
  SELECT *, ROW_NUMBER() OVER (ORDER BY points DESC) AS place FROM marks
) WHERE place <= 3;

SELECT class, student, place FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY class ORDER BY points DESC) AS place FROM marks
) WHERE place BETWEEN 2 AND 3;
