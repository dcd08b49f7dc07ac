SELECT b.auction, b.bidder, b.price, b."dateTime", b.extra
FROM bid b
JOIN (
  SELECT max(price) AS maxprice, make_timestamp_ms((epoch_ms("dateTime") // 10000 + 1) * 10000) AS "end"
  FROM bid
  GROUP BY "end"
) m
ON b.price = m.maxprice
WHERE b."dateTime" BETWEEN m."end" - INTERVAL 10 SECOND AND m."end";
