-- The second factor of administrators (TOTP).
alter table staff add column totp_step bigint;       -- the last time step whose code was used: a code is good once
alter table sessions add column confirmed boolean not null default true; -- false: the code is still to be given
alter table sessions add column totp_offer text;     -- the secret shown to somebody who enrols
