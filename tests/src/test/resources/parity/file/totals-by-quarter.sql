-- A table of totals: a part of it is written with constants, and read with its partitions as columns.
-- features: INSERT into partitions; INSERT with a list of columns
CREATE TABLE totals (shop STRING, total DECIMAL(10, 2), `year` INT, `quarter` TINYINT)
PARTITIONED BY (`year`, `quarter`)
WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/totals', 'format' = 'json');

INSERT INTO totals PARTITION (`year` = 2025) (shop, total, `quarter`)
SELECT shop, amount, q FROM (VALUES
  ('north', 10.50, CAST(1 AS TINYINT))) AS t (shop, amount, q)
UNION ALL SELECT 'south', CAST(7 AS DECIMAL(10, 2)), CAST(2 AS TINYINT);
INSERT INTO totals PARTITION (`year` = 2025, `quarter` = 3) VALUES ('north', 4.25), ('west', 8);
INSERT INTO totals PARTITION (`year` = 2025, `quarter` = 3) SELECT 'north', 4.25;
INSERT INTO totals PARTITION (`year` = 2026, `quarter` = 1) (total, shop) SELECT 3.5, 'west';

SELECT * FROM totals;
SELECT `year`, `quarter`, SUM(total) AS total FROM totals GROUP BY `year`, `quarter`;
SELECT shop, `year` * 10 + `quarter` AS in_quarter FROM totals WHERE `quarter` > 1;
ALTER TABLE totals ADD PARTITION (`year` = 2025, `quarter` = 1);
SHOW PARTITIONS totals;
