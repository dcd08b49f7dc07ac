-- Nested rows and arrays of rows in a file of JSON: fields, UNNEST, and rows of rows written again.
-- features: Nested JSON; ROW, nested; UNNEST of arrays, maps and rows, WITH ORDINALITY
CREATE TABLE devices (
  id INT,
  place ROW<building STRING, at_floor ROW<number INT, wing STRING>>,
  parts ARRAY<ROW<name STRING, volts DOUBLE>>,
  labels MAP<STRING, STRING>
) WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/devices', 'format' = 'json');

INSERT INTO devices VALUES
  (1, ROW('A', ROW(2, 'east')), ARRAY[ROW('fan', 12.0), ROW('lamp', 230.0)], MAP['owner', 'ann']),
  (2, ROW('A', ROW(3, CAST(NULL AS STRING))), ARRAY[ROW('fan', 5.5)], MAP['owner', 'bob', 'spare', 'yes']);

SELECT * FROM devices;
SELECT id, d.place.building AS building, d.place.at_floor.number AS storey, d.place.at_floor.wing AS wing FROM devices AS d;
SELECT d.id, p.name, p.volts FROM devices AS d CROSS JOIN UNNEST(d.parts) AS p (name, volts);
SELECT p.name, COUNT(*) AS n, MAX(p.volts) AS volts FROM devices AS d CROSS JOIN UNNEST(d.parts) AS p (name, volts) GROUP BY p.name;
SELECT d.id, l.k, l.v FROM devices AS d CROSS JOIN UNNEST(d.labels) AS l (k, v);
SELECT d.id, p.name, p.i FROM devices AS d CROSS JOIN UNNEST(d.parts) WITH ORDINALITY AS p (name, volts, i);
SELECT id, parts[1].name AS first_part, CARDINALITY(parts) AS parts, labels['owner'] AS owner FROM devices;
SELECT building, COUNT(*) AS devices FROM (SELECT d.place.building AS building FROM devices AS d) GROUP BY building;
