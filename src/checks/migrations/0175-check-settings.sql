-- How much the findings of a check weigh for an authority, in all columns (null) or in one and those below it.
create table check_weights (
  authority_id bigint not null references authorities,
  column_id bigint references columns,
  check_id text not null,
  weight text not null check (weight in ('off', 'hint', 'warn', 'block')),
  changed_at timestamptz not null,
  changed_by bigint not null references staff
);
create unique index check_weights_one on check_weights (authority_id, coalesce(column_id, 0), check_id);

-- What is hidden in a public copy: what a check finds (check_id), or what stands in columns whose head has these words.
create table masking_rules (
  authority_id bigint not null references authorities,
  check_id text not null default '',
  head text not null default '',
  way text not null check (way in ('keep', 'partly', 'wholly')),
  shown_first int not null,
  shown_last int not null,
  changed_at timestamptz not null,
  changed_by bigint not null references staff,
  primary key (authority_id, check_id, head),
  check ((check_id = '') <> (head = ''))
);
