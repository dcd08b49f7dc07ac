-- JSON made of rows, arrays and maps, and taken apart again.
-- features: JSON; ROW, nested
CREATE VIEW orders AS SELECT * FROM (VALUES
  (1, 'ann', 'Rome', 'pen', 2, 1.50), (1, 'ann', 'Rome', 'ink', 1, 7.25), (2, 'bob', CAST(NULL AS STRING), 'cup', 3, 4.00)
) AS t (id, who, city, item, n, price);

SELECT id, JSON_OBJECT('customer' VALUE JSON_OBJECT('name' VALUE who, 'city' VALUE city), 'item' VALUE item ABSENT ON NULL) AS doc
FROM orders;
SELECT id, JSON_STRING(ROW(who, city)) AS a, JSON_STRING(ARRAY[n, id]) AS b, JSON_STRING(MAP[item, price]) AS c FROM orders;
SELECT id, JSON_OBJECT('items' VALUE JSON_ARRAY(item, n, price), 'at' VALUE city NULL ON NULL) AS doc FROM orders;
SELECT id, JSON_OBJECTAGG(KEY item VALUE n) AS items, JSON_ARRAYAGG(price) AS prices FROM orders WHERE id = 2 GROUP BY id;

CREATE VIEW docs AS
SELECT id, JSON_OBJECT('customer' VALUE JSON_OBJECT('name' VALUE who, 'tags' VALUE JSON_ARRAY(item, 'x')), 'n' VALUE n) AS doc FROM orders;
SELECT id, JSON_VALUE(doc, '$.customer.name') AS name, JSON_VALUE(doc, '$.n' RETURNING INT) AS n,
  JSON_QUERY(doc, '$.customer.tags') AS tags, JSON_EXISTS(doc, '$.customer.age') AS has_age,
  JSON_VALUE(doc, 'lax $.customer.tags[0]') AS tag
FROM docs;
SELECT JSON_VALUE(doc, '$.customer.name') AS name, SUM(JSON_VALUE(doc, '$.n' RETURNING INT)) AS n
FROM docs GROUP BY JSON_VALUE(doc, '$.customer.name');
