-- What of the site a mail tells of: 'document:12', 'consultation:3'. It goes out only while the site shows all of it.
alter table mails add column tells_of text[] not null default '{}';
