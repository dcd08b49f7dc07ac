-- Customers as a database's changes: groups, joins and ranks over a table that is kept up to date.
-- features: Changelogs from debezium-json, canal-json, maxwell-json, ogg-json; Joins of changelogs
CREATE TABLE customers (
  id INT, name STRING, city STRING, credit INT, PRIMARY KEY (id) NOT ENFORCED
) WITH ('connector' = 'filesystem', 'path' = '${here}/data/customers.debezium.json', 'format' = 'debezium-json');

SELECT * FROM customers;
SELECT city, COUNT(*) AS customers, SUM(credit) AS credit, MAX(credit) AS most FROM customers GROUP BY city;
SELECT a.name, b.name AS other FROM customers a JOIN customers b ON a.city = b.city AND a.id < b.id;
SELECT city, name FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY city ORDER BY credit DESC) AS place FROM customers) WHERE place = 1;
SELECT DISTINCT city FROM customers WHERE credit >= 50;
SELECT name FROM customers WHERE credit = (SELECT MAX(credit) FROM customers);
SELECT city FROM customers EXCEPT SELECT 'Rome';
