-- Roles of a Furtka database. Run once per cluster as superuser; give each role that logs in a password of its own.
-- The owner migrates and sees all schools; no server uses it. The other roles own nothing and cannot pass row-level security,
-- the backup role excepted, which only reads.
create role furtka_owner login nosuperuser bypassrls;
create role furtka_app login nosuperuser nobypassrls;
create role furtka_platform login nosuperuser nobypassrls;
create role furtka_backup login nosuperuser bypassrls;
