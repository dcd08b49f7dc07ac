-- What is missing: anti joins with NULLs, and sub-queries in conditions of groups.
-- features: IN, EXISTS and their opposites; Scalar sub-queries
CREATE TABLE parcels (id INT, town STRING)
WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/parcels', 'format' = 'csv', 'csv.null-literal' = '-');
CREATE TABLE delivered (parcel INT, at_door BOOLEAN)
WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/delivered', 'format' = 'json');

INSERT INTO parcels VALUES (1, 'Oslo'), (2, 'Rome'), (3, 'Oslo'), (4, CAST(NULL AS STRING));
INSERT INTO delivered VALUES (1, TRUE), (3, FALSE), (CAST(NULL AS INT), TRUE);

SELECT id FROM parcels WHERE id NOT IN (SELECT parcel FROM delivered WHERE parcel IS NOT NULL);
SELECT id FROM parcels WHERE id NOT IN (SELECT parcel FROM delivered);
SELECT id FROM parcels p WHERE NOT EXISTS (SELECT * FROM delivered d WHERE d.parcel = p.id AND d.at_door);
SELECT town, COUNT(*) AS n FROM parcels GROUP BY town HAVING COUNT(*) >= (SELECT COUNT(*) - 1 FROM delivered);
