-- The first and the last price of each share, and all of them in a list.
-- features: FIRST_VALUE, LAST_VALUE, LISTAGG
CREATE VIEW prices AS
SELECT * FROM (VALUES
  ('ACME', 10.0), ('INIT', 99.5), ('ACME', 10.5), ('ACME', CAST(NULL AS DECIMAL(3, 1))), ('INIT', 98.0)
) AS t (share, price);

SELECT share, FIRST_VALUE(price) AS opened, LAST_VALUE(price) AS closed FROM prices GROUP BY share;

SELECT share, LISTAGG(CAST(price AS STRING)) AS all_prices, LISTAGG(CAST(price AS STRING), ' > ') AS way
FROM prices GROUP BY share;
