-- Joins of changelogs: stock minus sales, updated by either.
-- features: Joins of changelogs
CREATE VIEW deliveries AS
SELECT * FROM (VALUES ('pen', 100), ('book', 20), ('pen', 50), ('lamp', 3)) AS t (product, pieces);
CREATE VIEW sales AS
SELECT * FROM (VALUES ('pen', 10), ('pen', 30), ('book', 20), ('cup', 1)) AS t (product, pieces);

CREATE VIEW stock AS
SELECT d.product, d.came, COALESCE(s.went, 0) AS went, d.came - COALESCE(s.went, 0) AS remaining
FROM (SELECT product, SUM(pieces) AS came FROM deliveries GROUP BY product) d
LEFT JOIN (SELECT product, SUM(pieces) AS went FROM sales GROUP BY product) s
ON d.product = s.product;

SELECT * FROM stock;
SELECT product FROM stock WHERE remaining = 0;
SELECT COUNT(*) AS products, SUM(remaining) AS pieces FROM stock;
