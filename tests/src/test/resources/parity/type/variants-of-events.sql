-- Events whose form is not known beforehand: VARIANT, its fields and its elements.
-- features: VARIANT
CREATE VIEW events AS SELECT id, PARSE_JSON(doc) AS v FROM (VALUES
  (1, '{"kind":"view","page":"home","ms":12}'), (2, '{"kind":"buy","items":[{"sku":"pen","n":2},{"sku":"ink","n":1}]}'),
  (3, '{"kind":"view","page":"shop","ms":7.5}'), (4, '[1,2,3]'), (5, CAST(NULL AS STRING))
) AS t (id, doc);

SELECT id, JSON_STRING(v) AS doc FROM events;
SELECT id, JSON_STRING(v['kind']) AS kind, JSON_STRING(v['page']) AS page FROM events WHERE id IN (1, 2, 3);
SELECT id, JSON_STRING(v['items'][1]['sku']) AS first_item, JSON_STRING(v['items'][2]['n']) AS second_n FROM events WHERE id = 2;
SELECT JSON_STRING(v['kind']) AS kind, COUNT(*) AS n FROM events WHERE id < 4 GROUP BY JSON_STRING(v['kind']);
SELECT id, JSON_STRING(v[1]) AS first_of, v[9] IS NULL AS beyond FROM events WHERE id = 4;
SELECT TRY_PARSE_JSON('{"a":') IS NULL AS broken, JSON_STRING(PARSE_JSON('[17, 1.5, "x", null, true]')) AS doc;
