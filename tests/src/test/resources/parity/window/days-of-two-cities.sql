-- Windows of a day over instants: where a day ends depends on the zone of the session.
-- features: Windows of instants in a time zone; Time zones
CREATE TABLE sales (
  amount INT, millis BIGINT, sold AS TO_TIMESTAMP_LTZ(millis, 3), WATERMARK FOR sold AS sold - INTERVAL '1' MINUTE
) WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/instants', 'format' = 'json');

INSERT INTO sales VALUES (5, 1774650600000), (7, 1774654200000), (11, 1774738800000), (13, 1774742400000), (17, 1774826000000);

SET 'table.local-time-zone' = 'Europe/Berlin';
SELECT window_start, window_end, SUM(amount) AS amount FROM TABLE(TUMBLE(TABLE sales, DESCRIPTOR(sold), INTERVAL '1' DAY)) GROUP BY window_start, window_end;
SET 'table.local-time-zone' = 'America/Los_Angeles';
SELECT window_start, window_end, SUM(amount) AS amount FROM TABLE(TUMBLE(TABLE sales, DESCRIPTOR(sold), INTERVAL '1' DAY)) GROUP BY window_start, window_end;
SELECT window_start, COUNT(*) AS n FROM TABLE(CUMULATE(TABLE sales, DESCRIPTOR(sold), INTERVAL '12' HOUR, INTERVAL '1' DAY)) GROUP BY window_start, window_end;
SELECT amount, sold FROM sales;
