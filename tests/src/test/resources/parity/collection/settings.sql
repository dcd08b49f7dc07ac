-- Settings as maps: values by key, keys, values, entries.
-- features: MAP and MULTISET; Arrays and maps
CREATE VIEW settings AS
SELECT name, CAST(prefs AS MAP<STRING, STRING>) AS prefs
FROM (VALUES ('ann', MAP['theme', 'dark', 'lang', 'no']), ('bob', MAP['theme', 'light'])) AS t (name, prefs);

SELECT name, prefs['theme'] AS theme, prefs['lang'] AS lang, CARDINALITY(prefs) AS n FROM settings;
SELECT name, MAP_KEYS(prefs) AS k, MAP_VALUES(prefs) AS v FROM settings WHERE name = 'bob';
SELECT prefs['theme'] AS theme, COUNT(*) AS n FROM settings GROUP BY prefs['theme'];
SELECT MAP_FROM_ARRAYS(ARRAY['a', 'b'], ARRAY[1, 2]) AS m, STR_TO_MAP('x=1,y=2') AS s;
