-- Redmine 5 with as much in it as bench/curve's 1×: 12,500 issues as organizations, 312,500 notes as talks, 20 people to sign in as.
-- Everything is invented; the password of each is "paper lantern harbor".
INSERT INTO users (login, hashed_password, salt, firstname, lastname, admin, status, language, type, mail_notification, must_change_passwd, created_on, updated_on)
SELECT 'load' || to_char(n, 'FM000'), encode(sha1.digest, 'hex'), 'salt', 'Officer', 'Number ' || n, false, 1, 'en', 'User', 'none', false, now(), now()
FROM generate_series(1, 20) n, LATERAL (SELECT digest('salt' || encode(digest('paper lantern harbor', 'sha1'), 'hex'), 'sha1') AS digest) sha1;
INSERT INTO projects (name, description, homepage, is_public, identifier, status, lft, rgt, inherit_members, created_on, updated_on) VALUES ('Town', '', '', true, 'town', 1, 1, 2, false, now(), now());
INSERT INTO enabled_modules (project_id, name) SELECT p.id, 'issue_tracking' FROM projects p;
INSERT INTO projects_trackers (project_id, tracker_id) SELECT p.id, t.id FROM projects p, trackers t;
INSERT INTO members (user_id, project_id, mail_notification, created_on) SELECT u.id, p.id, false, now() FROM users u, projects p WHERE u.login LIKE 'load%';
INSERT INTO member_roles (member_id, role_id) SELECT m.id, (SELECT min(id) FROM roles WHERE builtin = 0) FROM members m;
INSERT INTO issues (tracker_id, project_id, subject, description, status_id, assigned_to_id, priority_id, author_id, lock_version, done_ratio, is_private, created_on, updated_on)
SELECT (SELECT min(id) FROM trackers), (SELECT id FROM projects), initcap(words[1 + n % 12] || ' ' || words[1 + (n / 12) % 12]) || ' ' || n, 'An invented organization on an invented street.', 1,
       (SELECT id FROM users WHERE login = 'load' || to_char(1 + n % 20, 'FM000')), (SELECT min(id) FROM enumerations WHERE type = 'IssuePriority'),
       (SELECT min(id) FROM users WHERE login = 'load001'), 0, 0, false, now() - interval '2 years', now() - (n % 700) * interval '1 day'
FROM generate_series(1, 12500) n, (SELECT ARRAY['lantern','harbor','paper','maple','cedar','river','copper','linden','orchard','granite','willow','anchor'] AS words) w;
UPDATE issues SET root_id = id, lft = 1, rgt = 2;
INSERT INTO journals (journalized_id, journalized_type, user_id, notes, private_notes, created_on)
SELECT i.id, 'Issue', i.assigned_to_id, 'We talked about ' || words[1 + (i.id + n) % 12] || ' and the light by the stairs, how the evenings go since the summer, and what would help with the ' || words[1 + (i.id * n) % 12] || '.', false, now() - ((i.id * 7 + n * 29) % 700) * interval '1 day'
FROM issues i, generate_series(1, 25) n, (SELECT ARRAY['noise','parking','litter','lighting','deliveries','visitors','music','fences','dogs','bicycles','gardens','windows'] AS words) w;
ANALYZE;
