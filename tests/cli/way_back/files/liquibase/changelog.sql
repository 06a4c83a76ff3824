--liquibase formatted sql

--changeset jo:1
CREATE TABLE a (id int);
/* liquibase rollback
   DROP INDEX i;
   DROP TABEL a;
*/

--changeset jo:2
DELETE FROM a;
--rollback not required

--changeset jo:3
DELETE FROM a;
--rollback

--changeset jo:4
-- segue: irreversible reason="rows are gone"
DELETE FROM a;

--changeset jo:5
DELETE FROM a;
--rollback -- see the wiki

--changeset jo:5
DELETE FROM a;
--rollback empty
