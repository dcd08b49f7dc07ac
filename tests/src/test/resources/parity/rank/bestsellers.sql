-- The best-selling products: Top-N over counts that change.
-- features: Top-N of changelogs
CREATE VIEW sales AS
SELECT * FROM (VALUES ('food', 'bread', 3), ('food', 'milk', 5), ('home', 'lamp', 1), ('food', 'bread', 4), ('home', 'chair', 2), ('food', 'egg', 6), ('home', 'lamp', 4)) AS t (category, product, pieces);

SELECT category, product, total, place FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY category ORDER BY total DESC) AS place
  FROM (SELECT category, product, SUM(pieces) AS total FROM sales GROUP BY category, product)
) WHERE place <= 2;

SELECT category, COUNT(*) AS leaders, SUM(total) AS pieces FROM (
  SELECT category, total FROM (
    SELECT *, ROW_NUMBER() OVER (PARTITION BY category ORDER BY total DESC) AS place
    FROM (SELECT category, product, SUM(pieces) AS total FROM sales GROUP BY category, product)
  ) WHERE place <= 2
) GROUP BY category;
