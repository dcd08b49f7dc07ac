CREATE TABLE sink (
  auction BIGINT, seller BIGINT, bidder BIGINT, opened TIMESTAMP(3), first_bid TIMESTAMP(3))
WITH ('connector' = 'blackhole');

-- an auction whose first bid comes within five seconds
INSERT INTO sink
SELECT *
FROM (
  SELECT id AS auction, 'auction' AS kind, seller AS who, `dateTime` FROM auction
  UNION ALL
  SELECT auction, 'bid', bidder, `dateTime` FROM bid
) MATCH_RECOGNIZE (
  PARTITION BY auction
  ORDER BY `dateTime`, kind
  MEASURES A.who AS seller, B.who AS bidder, A.`dateTime` AS opened, B.`dateTime` AS first_bid
  PATTERN (A B) WITHIN INTERVAL '5' SECOND
  DEFINE A AS A.kind = 'auction', B AS B.kind = 'bid'
) AS quick;
