-- Bids are counted by slices of two seconds first; a window is five of them.
WITH slices AS (
  SELECT auction, count(*) AS num, epoch_ms("dateTime") // 2000 AS slice
  FROM bid
  GROUP BY auction, slice
),
counts AS (
  SELECT auction, CAST(sum(num) AS BIGINT) AS num, slice - back AS start
  FROM slices CROSS JOIN range(5) AS windows(back)
  GROUP BY auction, start
)
SELECT auction, num
FROM (SELECT auction, num, max(num) OVER (PARTITION BY start) AS most FROM counts)
WHERE num >= most;
