-- Baskets as arrays: elements, length, search and change.
-- features: ARRAY; Arrays and maps
CREATE VIEW baskets AS
SELECT * FROM (VALUES (1, ARRAY['pen', 'book', 'pen']), (2, ARRAY['lamp']), (3, CAST(NULL AS ARRAY<STRING>))) AS t (id, items);

SELECT id, items[1] AS first_item, CARDINALITY(items) AS n, ARRAY_CONTAINS(items, 'pen') AS has_pen FROM baskets;
SELECT id, ARRAY_DISTINCT(items) AS different, ARRAY_REVERSE(items) AS backwards, ARRAY_JOIN(items, '+') AS joined FROM baskets;
SELECT id, ARRAY_APPEND(items, 'gift') AS more, ARRAY_REMOVE(items, 'pen') AS fewer, ARRAY_POSITION(items, 'book') AS place FROM baskets;
SELECT id, item FROM baskets CROSS JOIN UNNEST(items) AS u (item);
SELECT ARRAY_UNION(ARRAY[1, 2], ARRAY[2, 3]) AS u, ARRAY_INTERSECT(ARRAY[1, 2], ARRAY[2, 3]) AS i, ARRAY_EXCEPT(ARRAY[1, 2], ARRAY[2, 3]) AS e, ARRAY_MAX(ARRAY[3, 9, 4]) AS m;
