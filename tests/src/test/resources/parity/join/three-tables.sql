-- A chain of joins over students, enrolments and courses, also with USING and NATURAL.
-- features: Several tables, USING, NATURAL
CREATE VIEW students AS SELECT * FROM (VALUES (1, 'Ann'), (2, 'Bob'), (3, 'Cleo')) AS t (student, name);
CREATE VIEW courses AS SELECT * FROM (VALUES ('m', 'Maths'), ('a', 'Art'), ('p', 'Physics')) AS t (course, title);
CREATE VIEW enrolments AS
SELECT * FROM (VALUES (1, 'm', 5), (1, 'a', 3), (2, 'm', 4), (3, 'x', 1)) AS t (student, course, mark);

SELECT s.name, c.title, e.mark
FROM students s, enrolments e, courses c
WHERE s.student = e.student AND e.course = c.course;

SELECT name, title FROM students LEFT JOIN enrolments USING (student) LEFT JOIN courses USING (course);

SELECT name, mark FROM students NATURAL JOIN enrolments;

SELECT c.title, MAX(e.mark) AS best, COUNT(DISTINCT s.student) AS students
FROM courses c
LEFT JOIN enrolments e ON c.course = e.course
LEFT JOIN students s ON s.student = e.student
GROUP BY c.title;
