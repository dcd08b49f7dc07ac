-- CSV in several dialects.
-- features: CSV
CREATE TABLE semicolons (id INT, text_of STRING, at_day DATE)
WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/semicolons', 'format' = 'csv', 'csv.field-delimiter' = ';', 'csv.null-literal' = '-');
CREATE TABLE quotes (a STRING, b STRING)
WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/quotes', 'format' = 'csv', 'csv.quote-character' = '''');

INSERT INTO semicolons VALUES (1, 'a;b', DATE '2026-03-01'), (2, 'say "x"', CAST(NULL AS DATE)), (3, '', DATE '2026-03-03');
INSERT INTO quotes VALUES ('it''s', 'a,b'), ('plain', '"');

SELECT * FROM semicolons;
SELECT id FROM semicolons WHERE at_day IS NULL;
SELECT * FROM quotes;
