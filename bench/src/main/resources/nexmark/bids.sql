CREATE TABLE sink (bidder BIGINT, bids BIGINT, PRIMARY KEY (bidder) NOT ENFORCED)
WITH ('connector' = 'blackhole');

INSERT INTO sink SELECT bidder, COUNT(*) AS bids FROM bid GROUP BY bidder;
