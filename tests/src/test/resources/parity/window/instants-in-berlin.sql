-- Windows over instants: days begin at midnight in Berlin, also when the clocks change.
-- features: Windows of instants in a time zone; SET and RESET
SET 'table.local-time-zone' = 'Europe/Berlin';

CREATE TABLE rides (
  bike INT,
  started TIMESTAMP_LTZ(3),
  WATERMARK FOR started AS started - INTERVAL '1' MINUTE
) WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/rides', 'format' = 'json');

INSERT INTO rides VALUES
  (1, TO_TIMESTAMP_LTZ(1774738800000, 3)), (2, TO_TIMESTAMP_LTZ(1774742400000, 3)),
  (1, TO_TIMESTAMP_LTZ(1774745999000, 3)), (3, TO_TIMESTAMP_LTZ(1774746000000, 3)),
  (2, TO_TIMESTAMP_LTZ(1774821600000, 3)), (2, TO_TIMESTAMP_LTZ(1774825200000, 3));

SELECT window_start, window_end, COUNT(*) AS rides
FROM TABLE(TUMBLE(TABLE rides, DESCRIPTOR(started), INTERVAL '1' DAY))
GROUP BY window_start, window_end;

SELECT window_start, window_end, window_time, COUNT(*) AS rides
FROM TABLE(TUMBLE(TABLE rides, DESCRIPTOR(started), INTERVAL '1' HOUR))
GROUP BY window_start, window_end, window_time;
