-- An authority that uses the platform no more is closed: its site and its accounts rest, its books stay.
alter table authorities add column closed_at timestamptz;
alter table authorities add column closed_reason text not null default '';
alter table authorities add check ((closed_at is null) = (closed_reason = ''));
alter table authorities add check (closed_at is null or not is_primary);

-- Host names stand in one form, in which two that mean the same are equal: small letters, no port, no final dot.
update authorities set host = nullif(regexp_replace(regexp_replace(lower(trim(host)), ':[0-9]*$', ''), '[.]$', ''), '')
where host is not null;
alter table authorities add check (host ~ '^[a-z0-9.-]*[a-z0-9]$');
