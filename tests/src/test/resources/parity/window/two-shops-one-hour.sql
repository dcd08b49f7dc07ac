-- Two streams put together with UNION ALL keep their event time: one hour of two shops.
-- features: UNION, INTERSECT, EXCEPT and ALL; TUMBLE
CREATE TABLE east (amount INT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts - INTERVAL '5' SECOND)
WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/east', 'format' = 'json');
CREATE TABLE west (amount INT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts - INTERVAL '20' SECOND)
WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/west', 'format' = 'json');

INSERT INTO east VALUES (5, TIMESTAMP '2026-03-01 10:00:00'), (6, TIMESTAMP '2026-03-01 10:30:00'), (7, TIMESTAMP '2026-03-01 11:00:00');
INSERT INTO west VALUES (10, TIMESTAMP '2026-03-01 10:59:59'), (20, TIMESTAMP '2026-03-01 12:00:00');

CREATE VIEW sales AS
SELECT 'east' AS shop, amount, ts FROM east UNION ALL SELECT 'west', amount, ts FROM west;

SELECT window_start, COUNT(*) AS n, SUM(amount) AS amount, COUNT(DISTINCT shop) AS shops
FROM TABLE(TUMBLE(TABLE sales, DESCRIPTOR(ts), INTERVAL '1' HOUR)) GROUP BY window_start, window_end;
SELECT shop, window_start, SUM(amount) AS amount
FROM TABLE(TUMBLE(TABLE sales, DESCRIPTOR(ts), INTERVAL '1' HOUR, INTERVAL '30' MINUTE)) GROUP BY shop, window_start, window_end;
SELECT shop, amount, ts FROM sales ORDER BY ts, shop;
SELECT amount FROM east INTERSECT SELECT amount - 3 FROM west;
