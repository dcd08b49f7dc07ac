-- Visitors of a site: each counted once, and once for some pages only.
-- features: COUNT(DISTINCT) and FILTER
CREATE VIEW visits AS
SELECT * FROM (VALUES
  ('ann', 'home', 120), ('bob', 'home', 80), ('ann', 'shop', 300), ('cleo', 'shop', CAST(NULL AS INT)),
  ('bob', 'home', 95), ('ann', 'home', 110), (CAST(NULL AS STRING), 'shop', 40)
) AS t (visitor, page, ms);

SELECT COUNT(*) AS visits, COUNT(visitor) AS known, COUNT(DISTINCT visitor) AS visitors FROM visits;

SELECT page,
  COUNT(DISTINCT visitor) AS visitors,
  COUNT(DISTINCT visitor) FILTER (WHERE ms > 100) AS slow_visitors,
  COUNT(*) FILTER (WHERE ms IS NULL) AS without_time
FROM visits GROUP BY page;

SELECT COUNT(DISTINCT visitor) AS visitors, COUNT(DISTINCT page) AS pages, SUM(DISTINCT ms) AS ms FROM visits;
