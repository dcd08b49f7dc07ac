-- IN with many constants of several types, in WHERE, in CASE, and its opposite with NULL.
-- features: Comparison, logic, conditions
CREATE VIEW stock AS SELECT * FROM (VALUES
  (1, 'A-100', DATE '2026-01-01', 1.50), (7, 'B-200', DATE '2026-01-07', 2.25), (12, 'C-300', DATE '2026-02-01', 3.00),
  (25, 'D-400', CAST(NULL AS DATE), 4.75), (CAST(NULL AS INT), 'E-500', DATE '2026-03-01', CAST(NULL AS DECIMAL(3, 2))), (31, CAST(NULL AS STRING), DATE '2026-01-31', 9.99)
) AS t (id, code, seen, price);

SELECT id, code FROM stock WHERE id IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24);
SELECT id, code FROM stock WHERE id NOT IN (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24);
SELECT id FROM stock WHERE code IN ('A-100', 'A-101', 'A-102', 'A-103', 'A-104', 'A-105', 'B-200', 'B-201', 'B-202', 'B-203', 'B-204', 'D-400', 'D-401', 'D-402', 'D-403', 'D-404', 'D-405', 'D-406', 'D-407', 'D-408', 'd-409');
SELECT id FROM stock WHERE code NOT IN ('A-100', 'A-101', 'A-102', 'A-103', 'A-104', 'A-105', 'B-201', 'B-202', 'B-203', 'B-204', 'D-400', 'D-401', 'D-402', 'D-403', 'D-404', 'D-405', 'D-406', 'D-407', 'D-408', 'd-409');
SELECT id FROM stock WHERE seen IN (DATE '2026-01-01', DATE '2026-01-02', DATE '2026-01-03', DATE '2026-01-04', DATE '2026-01-05', DATE '2026-01-06', DATE '2026-01-07');
SELECT id, CASE WHEN price IN (1.50, 2.25, 3.00, 3.50, 4.00, 4.25, 4.50, 4.75) THEN 'round' WHEN price IS NULL THEN 'unknown' ELSE 'odd' END AS kind FROM stock;
SELECT id FROM stock WHERE id IN (1, 7, 12, NULL);
SELECT id FROM stock WHERE (id, code) IN ((1, 'A-100'), (7, 'B-201'), (12, 'C-300'));
SELECT COUNT(*) AS n FROM stock WHERE NOT (id > 10 AND id NOT IN (25, 26, 27)) OR code LIKE 'E%';
