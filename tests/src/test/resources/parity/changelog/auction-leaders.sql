-- Changelogs through joins, groups and ranks: who leads how many auctions.
-- features: Top-N of changelogs; Joins of changelogs
CREATE VIEW bids AS
SELECT * FROM (VALUES (1, 'ann', 10), (2, 'bob', 5), (1, 'bob', 12), (3, 'ann', 1), (2, 'ann', 6), (2, 'bob', 9), (3, 'cleo', 8)) AS t (auction, bidder, price);

CREATE VIEW leaders AS
SELECT auction, bidder, price FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY auction ORDER BY price DESC) AS place FROM bids
) WHERE place = 1;

SELECT * FROM leaders;
SELECT bidder, COUNT(*) AS leads, SUM(price) AS has_to_pay FROM leaders GROUP BY bidder;
SELECT b.bidder, COUNT(*) AS lost FROM bids b JOIN leaders l ON b.auction = l.auction AND b.price < l.price GROUP BY b.bidder;
SELECT bidder FROM bids WHERE bidder NOT IN (SELECT bidder FROM leaders);
