-- Checksums and codings of texts: what a key looks like on its way, and back.
-- features: Hashes and codings; Text
CREATE VIEW keys_of AS SELECT * FROM (VALUES (1, 'ann@example.org'), (2, 'Äpfel & Öl'), (3, ''), (4, CAST(NULL AS STRING))) AS t (id, s);

SELECT id, MD5(s) AS md5, SHA1(s) AS sha1, SHA2(s, 256) AS sha2 FROM keys_of;
SELECT id, TO_BASE64(s) AS coded, FROM_BASE64(TO_BASE64(s)) AS back, HEX(s) AS hex FROM keys_of;
SELECT id, URL_ENCODE(s) AS url, URL_DECODE(URL_ENCODE(s)) AS back FROM keys_of;
SELECT SHA2(s, 224) AS k, COUNT(*) AS n FROM keys_of GROUP BY SHA2(s, 224);
SELECT id, TRANSLATE(s, 'aeiou', '*****') AS masked, REVERSE(s) AS reversed, OVERLAY(s PLACING '##' FROM 2 FOR 3) AS hidden, ASCII(s) AS code FROM keys_of;
SELECT id, ENCODE(s, 'UTF-8') AS coded, DECODE(ENCODE(s, 'UTF-16LE'), 'UTF-16LE') AS text FROM keys_of;
