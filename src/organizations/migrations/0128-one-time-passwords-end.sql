-- A one-time password opens nothing after this, though nobody used it. Those of today have as long as new ones.
alter table staff add column one_time_until timestamptz;
update staff set one_time_until = now() + interval '14 days' where must_change_password;
