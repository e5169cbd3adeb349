-- Lists of terms that an authority keeps (检查用语): the machine looks for them in what will be published.
create table check_lists (
  authority_id bigint not null references authorities,
  list text not null check (list in ('internal', 'norm', 'confusable')),
  -- the authorities below use it besides their own
  shared boolean not null default false,
  -- counted up with each change: what was made ready of it is made anew
  version int not null default 1,
  changed_at timestamptz not null,
  changed_by bigint not null references staff,
  primary key (authority_id, list)
);

create table check_terms (
  id bigint generated always as identity primary key,
  authority_id bigint not null,
  list text not null,
  term text not null,
  instead text not null,
  advice text not null,
  variants text[] not null,
  exceptions text[] not null,
  source text not null,
  changed_at timestamptz not null,
  changed_by bigint not null references staff,
  foreign key (authority_id, list) references check_lists,
  unique (authority_id, list, term)
);
