-- Where a mailing is ended by one click (RFC 8058): an address with {code} for what is sealed; '': it is no mailing.
alter table mails add column end_at text not null default '';
