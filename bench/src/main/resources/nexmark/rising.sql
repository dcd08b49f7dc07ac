CREATE TABLE sink (auction BIGINT, first_time TIMESTAMP(3), last_time TIMESTAMP(3), last_price BIGINT)
WITH ('connector' = 'blackhole');

-- bids on one auction that rise at least three times in a row
INSERT INTO sink
SELECT *
FROM bid MATCH_RECOGNIZE (
  PARTITION BY auction
  ORDER BY `dateTime`
  MEASURES
    FIRST(UP.`dateTime`) AS first_time,
    LAST(UP.`dateTime`) AS last_time,
    LAST(UP.price) AS last_price
  ONE ROW PER MATCH
  AFTER MATCH SKIP PAST LAST ROW
  PATTERN (START_BID UP{3,} DOWN)
  DEFINE
    UP AS UP.price > LAST(UP.price, 1) OR (LAST(UP.price, 1) IS NULL AND UP.price > START_BID.price),
    DOWN AS DOWN.price <= LAST(UP.price, 1)
) AS rising;
