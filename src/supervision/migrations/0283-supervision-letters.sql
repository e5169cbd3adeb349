-- 提醒函: what the city's office reminds several authorities of at once, before any order.
create table supervision_letters (
  id integer generated always as identity primary key,
  city_id integer not null references authorities (id),
  number text not null,
  said text not null,
  -- what the figures are of: '2026 年以来'
  period text not null,
  by_name text not null,
  at timestamptz not null,
  unique (city_id, number)
);
create table supervision_letter_receivers (
  letter_id integer not null references supervision_letters (id),
  authority_id integer not null references authorities (id),
  city_id integer not null references authorities (id),
  sent_on date not null,
  -- [{"measure": …, "label": …, "value": …, "from": …, "to": …}] as they stood when it was sent
  figures jsonb not null,
  read_by text,
  read_at timestamptz,
  primary key (letter_id, authority_id),
  -- one reminder a day for each authority
  unique (city_id, authority_id, sent_on)
);
create index supervision_letters_unread on supervision_letter_receivers (authority_id) where read_at is null;
