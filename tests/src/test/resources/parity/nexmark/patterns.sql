-- Patterns in the bids and auctions of Nexmark.
-- features: Nexmark; MATCH_RECOGNIZE with one row per match; WITHIN; AFTER MATCH SKIP; Aggregates in patterns
CREATE TABLE nexmark (
  event_type INT,
  person ROW<id BIGINT, name STRING, emailAddress STRING, creditCard STRING, city STRING,
             state STRING, `dateTime` TIMESTAMP(3), extra STRING>,
  auction ROW<id BIGINT, itemName STRING, description STRING, initialBid BIGINT, reserve BIGINT,
              `dateTime` TIMESTAMP(3), expires TIMESTAMP(3), seller BIGINT, category BIGINT,
              extra STRING>,
  bid ROW<auction BIGINT, bidder BIGINT, price BIGINT, channel STRING, url STRING,
          `dateTime` TIMESTAMP(3), extra STRING>,
  `dateTime` AS CASE event_type WHEN 0 THEN person.`dateTime`
                WHEN 1 THEN auction.`dateTime` ELSE bid.`dateTime` END,
  WATERMARK FOR `dateTime` AS `dateTime` - INTERVAL '4' SECOND
) WITH ('connector' = 'filesystem', 'path' = '${here}/data/events.json', 'format' = 'json');

CREATE VIEW person AS
SELECT person.id, person.name, person.emailAddress, person.creditCard, person.city, person.state,
  `dateTime`, person.extra
FROM nexmark WHERE event_type = 0;

CREATE VIEW auction AS
SELECT auction.id, auction.itemName, auction.description, auction.initialBid, auction.reserve,
  `dateTime`, auction.expires, auction.seller, auction.category, auction.extra
FROM nexmark WHERE event_type = 1;

CREATE VIEW bid AS
SELECT bid.auction, bid.bidder, bid.price, bid.channel, bid.url, `dateTime`, bid.extra
FROM nexmark WHERE event_type = 2;

-- bids on one auction that rise at least three times in a row
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

-- an auction whose first bid comes within five seconds
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

-- a low bid, then a high one, then a low one again, of the same bidder
SELECT *
FROM bid MATCH_RECOGNIZE (
  PARTITION BY bidder
  ORDER BY `dateTime`
  MEASURES L1.price AS low1, AVG(H.price) AS high, L2.price AS low2, COUNT(H.price) AS highs
  AFTER MATCH SKIP TO NEXT ROW
  PATTERN (L1 H+ L2)
  DEFINE L1 AS L1.price < 10000, H AS H.price > 1000000, L2 AS L2.price < 10000
) AS swing;
