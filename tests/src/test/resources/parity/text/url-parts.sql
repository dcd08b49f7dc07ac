-- Parts of addresses, and codings of text.
-- features: Hashes and codings
CREATE VIEW hits AS
SELECT * FROM (VALUES ('https://shop.example.org/a/b?x=1&y=two#top'), ('http://example.com')) AS t (url);

SELECT PARSE_URL(url, 'HOST') AS host, PARSE_URL(url, 'PATH') AS path, PARSE_URL(url, 'QUERY', 'y') AS y FROM hits;
SELECT TO_BASE64(url) AS b, FROM_BASE64(TO_BASE64(url)) AS back, URL_ENCODE(url) AS e, URL_DECODE('a%20b') AS d FROM hits;
SELECT MD5(url) AS m, SHA2(url, 256) AS s, HEX(url) AS h FROM hits;
SELECT ASCII('A') AS a, CHR(97) AS c, ENCODE('é', 'UTF-8') AS e, DECODE(x'c3a9', 'UTF-8') AS d, REPEAT('ab', 3) AS r, OVERLAY('abcdef' PLACING 'XX' FROM 2 FOR 3) AS o;
SELECT CONCAT_WS('-', 'a', CAST(NULL AS STRING), 'b') AS c, STARTSWITH('weir', 'we') AS s, ENDSWITH('weir', 'x') AS n, LOCATE('i', 'weir') AS l, TRANSLATE('banana', 'an', 'o') AS t;
