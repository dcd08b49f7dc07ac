-- The changes of three databases, each in the words of another tool, in one query.
-- features: Changelogs from debezium-json, canal-json, maxwell-json, ogg-json; Aggregates of changelogs, with MIN and MAX taken back
CREATE TABLE stock (sku STRING, n INT)
WITH ('connector' = 'filesystem', 'path' = '${here}/data/stock.canal.json', 'format' = 'canal-json');
CREATE TABLE prices (sku STRING, price DECIMAL(10, 2))
WITH ('connector' = 'filesystem', 'path' = '${here}/data/prices.maxwell.json', 'format' = 'maxwell-json');
CREATE TABLE accounts (id INT, owner STRING, balance DOUBLE)
WITH ('connector' = 'filesystem', 'path' = '${here}/data/accounts.ogg.json', 'format' = 'ogg-json');

SELECT sku, n FROM stock;
SELECT sku, price FROM prices;
SELECT id, owner, balance FROM accounts;
SELECT s.sku, s.n * p.price AS worth FROM stock s JOIN prices p ON s.sku = p.sku;
SELECT p.sku, p.price, COALESCE(s.n, 0) AS n FROM prices p LEFT JOIN stock s ON p.sku = s.sku;
SELECT COUNT(*) AS kinds, SUM(n) AS pieces, MIN(n) AS fewest, MAX(n) AS most FROM stock;
SELECT owner FROM accounts a WHERE balance > (SELECT SUM(s.n * p.price) FROM stock s JOIN prices p ON s.sku = p.sku) / 2;
