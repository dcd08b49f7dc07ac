-- Sets of numbers as bitmaps: who read what, both, either, and how many.
-- features: BITMAP
CREATE VIEW views_seen AS SELECT * FROM (VALUES
  ('home', 'mon', 1), ('home', 'mon', 2), ('shop', 'mon', 2), ('home', 'tue', 3), ('home', 'mon', 1),
  ('shop', 'tue', 3), ('shop', 'tue', 70000), ('cart', 'tue', CAST(NULL AS INT)), ('home', 'tue', 2)
) AS t (page, `day`, reader);

CREATE VIEW readers AS SELECT page, `day`, BITMAP_BUILD_AGG(reader) AS who FROM views_seen GROUP BY page, `day`;

SELECT page, `day`, BITMAP_CARDINALITY(who) AS readers, BITMAP_TO_STRING(who) AS list FROM readers;
SELECT page, BITMAP_TO_STRING(BITMAP_OR_AGG(who)) AS ever FROM readers GROUP BY page;
SELECT page, BITMAP_TO_STRING(BITMAP_AND_AGG(who)) AS always FROM readers GROUP BY page;
SELECT BITMAP_TO_STRING(BITMAP_XOR_AGG(who)) AS odd FROM readers;
SELECT a.`day`, BITMAP_TO_STRING(BITMAP_AND(a.who, b.who)) AS both_pages, BITMAP_TO_STRING(BITMAP_ANDNOT(a.who, b.who)) AS home_only
FROM readers a JOIN readers b ON a.`day` = b.`day` WHERE a.page = 'home' AND b.page = 'shop';
SELECT page, BITMAP_TO_ARRAY(who) AS numbers FROM readers WHERE `day` = 'tue';
