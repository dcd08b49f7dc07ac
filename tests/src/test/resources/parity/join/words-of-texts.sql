-- Arrays and maps as rows: CROSS JOIN UNNEST, with and without positions.
-- features: UNNEST of arrays, maps and rows, WITH ORDINALITY
CREATE VIEW texts AS
SELECT * FROM (VALUES (1, 'to be or not to be'), (2, 'be quick'), (3, '')) AS t (id, line);

SELECT w.word, COUNT(*) AS n
FROM texts CROSS JOIN UNNEST(SPLIT(line, ' ')) AS w (word)
GROUP BY w.word;

SELECT id, w.word, w.place
FROM texts CROSS JOIN UNNEST(SPLIT(line, ' ')) WITH ORDINALITY AS w (word, place)
WHERE w.word LIKE 'b%';

SELECT t.id, k, v FROM (VALUES (1, MAP['a', 10, 'b', 20])) AS t (id, m) CROSS JOIN UNNEST(m) AS u (k, v);

SELECT id, u.name, u.points
FROM (VALUES (7, ARRAY[ROW('ann', 3), ROW('bob', 4)])) AS t (id, players) CROSS JOIN UNNEST(players) AS u (name, points);
