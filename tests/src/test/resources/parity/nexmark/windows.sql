-- Nexmark queries over windows: q5, q6, q7, q8, q11 and q12.
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

-- q5: the auctions with the most bids in the last ten seconds, every two seconds
SELECT counts.auction, counts.num, counts.starttime, counts.endtime
FROM (
  SELECT auction, COUNT(*) AS num, window_start AS starttime, window_end AS endtime
  FROM TABLE(HOP(TABLE bid, DESCRIPTOR(`dateTime`), INTERVAL '2' SECOND, INTERVAL '10' SECOND))
  GROUP BY auction, window_start, window_end
) AS counts
JOIN (
  SELECT MAX(num) AS maxn, starttime, endtime
  FROM (
    SELECT COUNT(*) AS num, window_start AS starttime, window_end AS endtime
    FROM TABLE(HOP(TABLE bid, DESCRIPTOR(`dateTime`), INTERVAL '2' SECOND, INTERVAL '10' SECOND))
    GROUP BY auction, window_start, window_end
  )
  GROUP BY starttime, endtime
) AS most
ON counts.starttime = most.starttime AND counts.endtime = most.endtime
  AND counts.num >= most.maxn;

-- q6: the mean of the last ten winning prices of each seller. The benchmark averages over winners that may still change,
-- which both refuse: they are no stream in the order of time. Here the highest bid of a seller wins with the end of
-- its ten seconds.
CREATE VIEW offers AS
SELECT a.id, a.seller, b.price, b.bidder, b.`dateTime` AS bid_time
FROM auction a JOIN bid b ON a.id = b.auction
  AND b.`dateTime` BETWEEN a.`dateTime` AND a.`dateTime` + INTERVAL '10' MINUTE
WHERE b.`dateTime` <= a.expires;

SELECT seller, ended,
  AVG(price) OVER (PARTITION BY seller ORDER BY ended ROWS BETWEEN 10 PRECEDING AND CURRENT ROW) AS average
FROM (
  SELECT seller, price, window_time AS ended
  FROM (
    SELECT *, ROW_NUMBER() OVER (
      PARTITION BY window_start, window_end, seller ORDER BY price DESC, bid_time, bidder) AS place
    FROM TABLE(TUMBLE(TABLE offers, DESCRIPTOR(bid_time), INTERVAL '10' SECOND))
  )
  WHERE place <= 1
);

-- q7: the highest bid of each ten seconds
SELECT b.auction, b.price, b.bidder, b.`dateTime`, b.extra
FROM bid b
JOIN (
  SELECT MAX(price) AS maxprice, window_end AS ended
  FROM TABLE(TUMBLE(TABLE bid, DESCRIPTOR(`dateTime`), INTERVAL '10' SECOND))
  GROUP BY window_start, window_end
) m
ON b.price = m.maxprice
WHERE b.`dateTime` BETWEEN m.ended - INTERVAL '10' SECOND AND m.ended;

-- q8: new people who sell within the same ten seconds
SELECT p.id, p.name, p.starttime
FROM (
  SELECT id, name, window_start AS starttime, window_end AS endtime
  FROM TABLE(TUMBLE(TABLE person, DESCRIPTOR(`dateTime`), INTERVAL '10' SECOND))
  GROUP BY id, name, window_start, window_end
) p
JOIN (
  SELECT seller, window_start AS starttime, window_end AS endtime
  FROM TABLE(TUMBLE(TABLE auction, DESCRIPTOR(`dateTime`), INTERVAL '10' SECOND))
  GROUP BY seller, window_start, window_end
) a
ON p.id = a.seller AND p.starttime = a.starttime AND p.endtime = a.endtime;

-- q11: sessions of bidders
SELECT bidder, COUNT(*) AS bid_count, window_start AS starttime, window_end AS endtime
FROM TABLE(SESSION(TABLE bid PARTITION BY bidder, DESCRIPTOR(`dateTime`), INTERVAL '10' SECOND))
GROUP BY bidder, window_start, window_end;

SELECT bidder, COUNT(*) AS bid_count,
  SESSION_START(`dateTime`, INTERVAL '10' SECOND) AS starttime,
  SESSION_END(`dateTime`, INTERVAL '10' SECOND) AS endtime
FROM bid
GROUP BY bidder, SESSION(`dateTime`, INTERVAL '10' SECOND);

-- q12: bids of each bidder in ten seconds of the clock. Windows that are open when the input ends give nothing, and which
-- window a bid falls into is chance; so these are the sums over all windows, and the length of each.
SELECT bidder, TIMESTAMPDIFF(SECOND, window_start, window_end) AS seconds, COUNT(*) AS bid_count
FROM TABLE(TUMBLE(
  (SELECT bidder, PROCTIME() AS p_time FROM bid), DESCRIPTOR(p_time), INTERVAL '10' SECOND))
GROUP BY bidder, TIMESTAMPDIFF(SECOND, window_start, window_end);
