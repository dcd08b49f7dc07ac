-- JSON text made from columns.
-- features: JSON
CREATE VIEW products AS
SELECT * FROM (VALUES (1, 'pen', 1.20, TRUE), (2, 'say "hi"', 3.00, FALSE), (3, CAST(NULL AS STRING), 0.50, TRUE)) AS t (id, name, price, sold);

SELECT JSON_OBJECT('id' VALUE id, 'name' VALUE name, 'sold' VALUE sold) AS j FROM products;
SELECT JSON_OBJECT(KEY 'id' VALUE id, KEY 'name' VALUE name ABSENT ON NULL) AS j FROM products;
SELECT JSON_ARRAY(id, name, price NULL ON NULL) AS j, JSON_QUOTE(name) AS q FROM products;
SELECT JSON_OBJECT('product' VALUE JSON_OBJECT('id' VALUE id), 'list' VALUE JSON_ARRAY(id, sold)) AS j FROM products;
SELECT JSON_STRING(price) AS p, JSON_STRING(name) AS n FROM products;
