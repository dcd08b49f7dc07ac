CREATE TABLE sink (bidder BIGINT, low1 BIGINT, high BIGINT, low2 BIGINT, highs BIGINT)
WITH ('connector' = 'blackhole');

-- a low bid, then a high one, then a low one again, of the same bidder
INSERT INTO sink
SELECT *
FROM bid MATCH_RECOGNIZE (
  PARTITION BY bidder
  ORDER BY `dateTime`
  MEASURES L1.price AS low1, AVG(H.price) AS high, L2.price AS low2, COUNT(H.price) AS highs
  AFTER MATCH SKIP TO NEXT ROW
  PATTERN (L1 H+ L2)
  DEFINE L1 AS L1.price < 10000, H AS H.price > 1000000, L2 AS L2.price < 10000
) AS swing;
