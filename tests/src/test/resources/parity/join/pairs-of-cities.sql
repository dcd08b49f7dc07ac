-- A table joined with itself, and joins without an equality.
-- features: Joins without an equality, cross joins
CREATE VIEW cities AS
SELECT * FROM (VALUES ('Oslo', 'NO', 700), ('Bergen', 'NO', 290), ('Rome', 'IT', 2750), ('Milan', 'IT', 1370)) AS t (city, country, thousands);

SELECT a.city AS big, b.city AS small
FROM cities a JOIN cities b ON a.country = b.country AND a.thousands > b.thousands;

SELECT a.city, b.city AS larger FROM cities a JOIN cities b ON a.thousands < b.thousands;

SELECT a.city, COUNT(*) AS pairs FROM cities a CROSS JOIN cities b GROUP BY a.city;

SELECT c.city, s.class
FROM cities c
JOIN (VALUES ('S', 0, 500), ('M', 500, 1500), ('L', 1500, 9999)) AS s (class, low, high)
ON c.thousands >= s.low AND c.thousands < s.high;
