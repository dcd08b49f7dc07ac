-- Fields of events that come as JSON text.
-- features: JSON
CREATE VIEW events AS
SELECT * FROM (VALUES
  (1, '{"type":"click","user":{"id":7,"name":"Ann"},"tags":["a","b"],"ms":12.5}'),
  (2, '{"type":"view","user":{"id":8,"name":null},"tags":[]}'),
  (3, 'no json'),
  (4, CAST(NULL AS STRING))
) AS t (id, body);

SELECT id, JSON_VALUE(body, '$.type') AS kind, JSON_VALUE(body, '$.user.id' RETURNING INTEGER) AS user_id FROM events;
SELECT id, JSON_QUERY(body, '$.user') AS user_json, JSON_QUERY(body, '$.tags') AS tags FROM events WHERE id < 3;
SELECT id, JSON_EXISTS(body, '$.user.name') AS has_name, body IS JSON AS is_json, body IS JSON OBJECT AS is_object FROM events;
SELECT id, JSON_VALUE(body, '$.ms' DEFAULT '0' ON EMPTY DEFAULT '-1' ON ERROR) AS ms FROM events;
SELECT JSON_VALUE(body, '$.type') AS kind, COUNT(*) AS n FROM events GROUP BY JSON_VALUE(body, '$.type');
