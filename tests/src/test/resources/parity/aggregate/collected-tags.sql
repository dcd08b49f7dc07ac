-- Tags of articles, collected into arrays, multisets and JSON.
-- features: ARRAY_AGG and COLLECT; JSON_OBJECTAGG and JSON_ARRAYAGG; MAP and MULTISET
CREATE VIEW tags AS
SELECT * FROM (VALUES
  (1, 'java', 3), (1, 'sql', 5), (2, 'sql', 1), (2, 'sql', 1), (3, CAST(NULL AS STRING), 7)
) AS t (article, tag, weight);

SELECT article, ARRAY_AGG(tag) AS tags FROM tags GROUP BY article;

SELECT article, COLLECT(tag) AS tags FROM tags GROUP BY article;

SELECT article, CARDINALITY(ARRAY_AGG(DISTINCT tag)) AS different FROM tags WHERE tag IS NOT NULL GROUP BY article;

SELECT article, JSON_ARRAYAGG(tag) AS tags FROM tags GROUP BY article;

SELECT article, JSON_OBJECTAGG(KEY tag VALUE weight) AS weights FROM tags WHERE article = 1 GROUP BY article;
