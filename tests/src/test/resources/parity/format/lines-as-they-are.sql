-- A log without any format: each line is one text, and SQL takes it apart.
-- features: raw; Text
CREATE TABLE lines (line STRING)
WITH ('connector' = 'filesystem', 'path' = '${here}/data/access.log', 'format' = 'raw');

SELECT line, CHAR_LENGTH(line) AS n FROM lines;
SELECT SPLIT_INDEX(line, ' ', 0) AS verb, COUNT(*) AS n FROM lines WHERE line <> '' GROUP BY SPLIT_INDEX(line, ' ', 0);
SELECT REGEXP_EXTRACT(line, '^[A-Z]+ (/[^ ]*) ', 1) AS page, CAST(REGEXP_EXTRACT(line, '([0-9]+)$', 1) AS INT) AS status FROM lines WHERE line LIKE '% %';
SELECT COUNT(*) AS errors FROM lines WHERE TRY_CAST(SPLIT_INDEX(line, ' ', 2) AS INT) >= 400;
