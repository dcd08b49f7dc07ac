-- Nexmark queries that join: q3, q4, q9, q13 and q20.
-- features: Nexmark
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

-- q3: who sells in some states and in one category
SELECT p.name, p.city, p.state, a.id
FROM auction a JOIN person p ON a.seller = p.id
WHERE a.category = 10 AND p.state IN ('OR', 'ID', 'CA');

-- q4: the mean of the winning prices of each category
SELECT category, AVG(final) AS average
FROM (
  SELECT a.id, a.category, MAX(b.price) AS final
  FROM auction a JOIN bid b ON a.id = b.auction
  WHERE b.`dateTime` BETWEEN a.`dateTime` AND a.expires
  GROUP BY a.id, a.category
)
GROUP BY category;

-- q9: the winning bid of each auction
SELECT id, itemName, initialBid, seller, auction, bidder, price, bid_time
FROM (
  SELECT a.id, a.itemName, a.initialBid, a.seller, b.auction, b.bidder, b.price, b.`dateTime` AS bid_time,
    ROW_NUMBER() OVER (PARTITION BY a.id ORDER BY b.price DESC) AS place
  FROM auction a JOIN bid b ON a.id = b.auction
  WHERE b.`dateTime` BETWEEN a.`dateTime` AND a.expires
)
WHERE place <= 1;

-- q13: bids with the values of a second, bounded input
CREATE VIEW side_input AS
SELECT * FROM (VALUES (0, 'zero'), (1, 'one'), (2, 'two'), (5, 'five'), (7, 'seven')) AS t (`key`, `value`);

SELECT b.auction, b.bidder, b.price, b.`dateTime`, s.`value`
FROM bid b JOIN side_input s ON MOD(b.auction, 10) = s.`key`;

-- the same by the time of the bid; by the clock, as the benchmark has it, Flink needs a connector that answers keys
CREATE TABLE side_versions (
  `key` BIGINT, `value` STRING, since TIMESTAMP(3),
  WATERMARK FOR since AS since, PRIMARY KEY (`key`) NOT ENFORCED
) WITH ('connector' = 'filesystem', 'path' = '${here}/data/sides.csv', 'format' = 'csv');

SELECT b.auction, b.bidder, b.price, b.`dateTime`, s.`value`
FROM bid b JOIN side_versions FOR SYSTEM_TIME AS OF b.`dateTime` AS s ON MOD(b.auction, 10) = s.`key`;

-- q20: bids with all of their auction, in one category
SELECT b.auction, b.bidder, b.price, b.channel, b.`dateTime` AS bid_time, a.itemName,
  a.description, a.initialBid, a.reserve, a.`dateTime` AS auction_time, a.expires, a.seller
FROM bid b JOIN auction a ON b.auction = a.id
WHERE a.category = 10;
