-- Arrays and maps as values: what they hold, put together, sorted, cut, and counted.
-- features: Arrays and maps; ARRAY; MAP and MULTISET
CREATE VIEW articles AS SELECT * FROM (VALUES
  (1, ARRAY['sql', 'stream', 'sql'], MAP['ann', 3, 'bob', 5]), (2, ARRAY['java'], MAP['ann', 4]),
  (3, CAST(NULL AS ARRAY<STRING>), CAST(NULL AS MAP<STRING, INT>))
) AS t (id, tags, votes);

SELECT id, CARDINALITY(tags) AS n, ARRAY_DISTINCT(tags) AS once, ARRAY_CONTAINS(tags, 'sql') AS of_sql, ARRAY_POSITION(tags, 'stream') AS place FROM articles;
SELECT id, ARRAY_SORT(tags) AS sorted, ARRAY_REVERSE(tags) AS reversed, ARRAY_SLICE(tags, 1, 2) AS two, ARRAY_JOIN(tags, '+') AS text FROM articles;
SELECT id, ARRAY_UNION(tags, ARRAY['new']) AS more, ARRAY_REMOVE(tags, 'sql') AS fewer, ARRAY_APPEND(tags, 'end') AS appended, ARRAY_EXCEPT(tags, ARRAY['java']) AS rest FROM articles;
SELECT id, MAP_KEYS(votes) AS voters, MAP_VALUES(votes) AS points, votes['bob'] AS of_bob, CARDINALITY(votes) AS n FROM articles;
SELECT tag, COUNT(*) AS uses, COUNT(DISTINCT id) AS articles FROM articles CROSS JOIN UNNEST(tags) AS t (tag) GROUP BY tag;
SELECT a.id, v.who, v.points FROM articles AS a LEFT JOIN UNNEST(a.votes) AS v (who, points) ON TRUE;
SELECT who, SUM(points) AS points FROM articles AS a CROSS JOIN UNNEST(a.votes) AS v (who, points) GROUP BY who;
SELECT id, tags[1] AS first_tag, ELEMENT(ARRAY_SLICE(tags, 1, 1)) AS only_tag, tags = ARRAY['java'] AS is_java FROM articles;
