-- Where staff want to be written to is theirs: sealed for its person, confirmed by a code, and gone with the account.
delete from mail_addresses a using staff s where s.id = a.staff_id and not s.active;
alter table mail_addresses add column sealed_email bytea, add column confirmed_at timestamptz; -- null: of before codes
insert into unsealed (target, key, into_column, purpose, value)
  select 'mail_addresses', jsonb_build_object('staff_id', staff_id), 'sealed_email', 'mail-address:' || staff_id, to_jsonb(email)
  from mail_addresses;
alter table mail_addresses drop column email;

-- An address that somebody wants and has not confirmed yet, one for each person.
create table mail_address_requests (
  staff_id bigint primary key references staff,
  sealed_request bytea not null,           -- {email, code}
  asked_at timestamptz not null,
  tries int not null default 0             -- codes typed that were not it
);

-- Mails that somebody does not want: 'alerts:limit'.
create table mail_refusals (
  staff_id bigint not null references staff,
  mail text not null,
  primary key (staff_id, mail)
);
