CREATE TABLE side_input (key BIGINT, `value` STRING)
WITH ('connector' = 'filesystem', 'path' = '${side}', 'format' = 'csv');

CREATE TABLE sink (auction BIGINT, bidder BIGINT, price BIGINT, `dateTime` TIMESTAMP(3), `value` STRING)
WITH ('connector' = 'blackhole');

INSERT INTO sink
SELECT b.auction, b.bidder, b.price, b.`dateTime`, s.`value`
FROM (
  SELECT *, CAST(MOD(auction, 10000) AS BIGINT) AS side_key, PROCTIME() AS p_time FROM bid
) b
JOIN side_input FOR SYSTEM_TIME AS OF b.p_time AS s ON b.side_key = s.key;
