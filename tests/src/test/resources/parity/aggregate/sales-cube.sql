-- Sales by region and product, with sub-totals: GROUPING SETS, ROLLUP and CUBE.
-- features: GROUPING SETS, ROLLUP, CUBE
CREATE VIEW sales AS
SELECT * FROM (VALUES
  ('north', 'tea', 4), ('north', 'coffee', 6), ('south', 'tea', 1), ('south', 'coffee', 9), ('south', 'tea', 2)
) AS t (region, product, boxes);

SELECT region, product, SUM(boxes) AS boxes FROM sales
GROUP BY GROUPING SETS ((region, product), (region), ());

SELECT region, product, SUM(boxes) AS boxes, GROUPING(region) AS no_region, GROUPING_ID(region, product) AS level
FROM sales GROUP BY CUBE (region, product);

SELECT region, product, COUNT(*) AS n FROM sales GROUP BY ROLLUP (region, product) HAVING COUNT(*) > 1;
