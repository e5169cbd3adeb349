-- 订阅: who wants to hear by mail of what. Where a person is written to stands sealed, and beside it a fingerprint by which
-- the same address is found again; both go when they end it.
create table subscription_requests (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  address_key bytea not null,
  -- of the code in the mail that asks whether they want it
  code_hash bytea not null unique,
  -- address and wishes; null: confirmed
  sealed_request bytea,
  asked_at timestamptz not null,
  confirmed_at timestamptz,
  check ((sealed_request is null) = (confirmed_at is not null))
);
create index subscription_requests_of on subscription_requests (authority_id, address_key, asked_at);

create table subscribers (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  address_key bytea not null,
  sealed_address bytea not null,
  rhythm text not null check (rhythm in ('daily', 'weekly')),
  begun_on date not null,
  -- when they last said that they want it
  renewed_on date not null,
  -- when they were asked whether they still want it
  asked_on date,
  -- the day of the next digest
  next_on date not null,
  -- how many were put together
  digests int not null default 0,
  unique (authority_id, address_key)
);
create index subscribers_due on subscribers (next_on);

create table subscriptions (
  id bigint generated always as identity primary key,
  subscriber_id bigint not null references subscribers on delete cascade,
  kind text not null check (kind in ('all', 'column', 'theme', 'office', 'word', 'matter')),
  -- number of a column or an office, name of a theme, 'application:12'; of a word its fingerprint
  ref text not null,
  -- of 'word' alone: as it was typed
  sealed_word bytea,
  since timestamptz not null,
  -- of 'matter' alone: what they were last told, and how often
  state text not null default '',
  news int not null default 0,
  unique (subscriber_id, kind, ref),
  check ((kind = 'word') = (sealed_word is not null))
);

-- What each was told of, so that nobody is told twice.
create table subscription_told (
  subscriber_id bigint not null references subscribers on delete cascade,
  document_id bigint not null references documents on delete cascade,
  digest int not null,
  primary key (subscriber_id, document_id)
);
create index subscription_told_document on subscription_told (document_id);

-- What happened on a day, counted: the numbers stay when the people have gone.
create table subscription_days (
  authority_id bigint not null references authorities,
  day date not null,
  what text not null,
  times int not null,
  primary key (authority_id, day, what)
);
