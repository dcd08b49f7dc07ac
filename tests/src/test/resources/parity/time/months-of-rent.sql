-- Dates and intervals: due days, ages, weeks.
-- features: Dates and times; Intervals
CREATE VIEW rents AS
SELECT * FROM (VALUES ('flat', DATE '2026-01-31', 3), ('shop', DATE '2024-02-29', 12)) AS t (what, since, months);

SELECT what, since + INTERVAL '1' MONTH AS next_due, since + INTERVAL '1' YEAR AS next_year, since - INTERVAL '10' DAY AS warned FROM rents;
SELECT what, TIMESTAMPDIFF(MONTH, since, DATE '2026-03-01') AS m, TIMESTAMPDIFF(DAY, since, DATE '2026-03-01') AS d, WEEK(since) AS w FROM rents;
SELECT what, DATE_FORMAT(CAST(since AS TIMESTAMP(0)), 'MMM yyyy') AS f, TO_DATE('01.04.2026', 'dd.MM.yyyy') AS d, CAST(since AS STRING) AS s FROM rents;
SELECT what FROM rents WHERE since BETWEEN DATE '2024-01-01' AND DATE '2024-12-31';
