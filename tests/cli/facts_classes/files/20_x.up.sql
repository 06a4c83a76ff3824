CREATE RECURSIVE VIEW r (id) AS SELECT id FROM gen WHERE parent IS NULL UNION ALL SELECT gen.id FROM gen JOIN r ON gen.parent = r.id;
