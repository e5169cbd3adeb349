-- What an authority was called, and from which day it is called what: papers of a day carry the names of that day. An
-- authority that was never renamed has no row.
create table authority_names (
  authority_id bigint not null references authorities,
  since date not null,
  name text not null,
  short_name text not null,
  paper_prefix text not null,
  primary key (authority_id, since)
);
-- When its site showed itself to the public; null: 正在建设. Those of today are open.
alter table authorities add column opened_at timestamptz default now();
-- One-time passwords of the first three administrators until each was used: whoever has the key of the terminal sees them
-- again.
create table set_up_passwords (
  staff_id bigint primary key references staff on delete cascade,
  sealed_password bytea not null
);
