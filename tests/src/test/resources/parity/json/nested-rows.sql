-- Rows within rows in JSON files: fields of fields, arrays of rows.
-- features: ROW, nested; Nested JSON
CREATE TABLE people (
  name STRING,
  address ROW<city STRING, zip INT>,
  phones ARRAY<ROW<kind STRING, number STRING>>,
  marks MAP<STRING, INT>
) WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/people', 'format' = 'json');

INSERT INTO people VALUES
  ('Ann', ROW('Oslo', 150), ARRAY[ROW('home', '1'), ROW('work', '2')], MAP['maths', 5, 'art', 3]),
  ('Bob', ROW('Rome', 42), ARRAY[ROW('home', '3')], MAP['maths', 4]);

SELECT name, address.city, p.zip FROM (SELECT name, address, address AS p FROM people);
SELECT name, phones[1].number AS first_phone, marks['maths'] AS maths, CARDINALITY(phones) AS n FROM people;
SELECT name, kind, number FROM people CROSS JOIN UNNEST(phones) AS u (kind, number);
SELECT people.address.city, COUNT(*) AS n FROM people GROUP BY people.address.city;
SELECT * FROM people;
