-- Two sources, one of them without rows for long: the watermark's options do not change what comes out.
-- features: Idle sources: scan.watermark.idle-timeout, table.exec.source.idle-timeout; Window joins, outer ones too
SET 'table.exec.source.idle-timeout' = '30 s';
CREATE TABLE doors (
  door INT, opened TIMESTAMP(3), WATERMARK FOR opened AS opened - INTERVAL '2' SECOND
) WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/doors', 'format' = 'json',
        'scan.watermark.idle-timeout' = '1 min', 'scan.watermark.emit.strategy' = 'on-event');
CREATE TABLE alarms (
  door INT, rang TIMESTAMP(3), WATERMARK FOR rang AS rang
) WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/alarms', 'format' = 'json');

INSERT INTO doors VALUES (1, TIMESTAMP '2026-03-01 22:00:01'), (2, TIMESTAMP '2026-03-01 22:00:59'),
  (1, TIMESTAMP '2026-03-01 22:05:00'), (3, TIMESTAMP '2026-03-01 22:09:00');
INSERT INTO alarms VALUES (1, TIMESTAMP '2026-03-01 22:00:02');

SELECT d.door, d.opened, a.rang, d.window_start
FROM (SELECT * FROM TABLE(TUMBLE(TABLE doors, DESCRIPTOR(opened), INTERVAL '1' MINUTE))) AS d
LEFT JOIN (SELECT * FROM TABLE(TUMBLE(TABLE alarms, DESCRIPTOR(rang), INTERVAL '1' MINUTE))) AS a
ON d.door = a.door AND d.window_start = a.window_start AND d.window_end = a.window_end;
SELECT window_start, COUNT(*) AS opened FROM TABLE(TUMBLE(TABLE doors, DESCRIPTOR(opened), INTERVAL '5' MINUTE))
GROUP BY window_start, window_end;
RESET 'table.exec.source.idle-timeout';
SELECT COUNT(*) AS alarms FROM alarms;
