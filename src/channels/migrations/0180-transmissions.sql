-- 公开平台: an account or another system by which a channel is served by the machine, as an authority set it up.
create table channel_connectors (
  authority_id bigint not null references authorities,
  connector text not null,
  enabled boolean not null,
  settings jsonb not null,
  -- what nobody may read in the database
  sealed_secrets bytea,
  updated_at timestamptz not null,
  updated_by text not null,
  -- one process works for it at a time; whoever was served last waits for the others
  held_until timestamptz not null default '-infinity',
  held_by text not null default '',
  worked_at timestamptz not null default '-infinity',
  primary key (authority_id, connector)
);

-- What the machine puts out, replaces or takes down: one deed over one account, of one or several pieces of information.
create table transmissions (
  id bigint generated always as identity primary key,
  authority_id bigint not null,
  connector text not null,
  what text not null check (what in ('send', 'replace', 'takeDown')),
  state text not null check (state in ('due', 'person', 'cancelling', 'done', 'dead', 'cancelled')),
  -- what the other side was asked for last cannot be called back
  committed boolean not null default false,
  approved boolean not null default false,
  -- what the connector has reached: never a secret
  reached jsonb not null default '{}',
  attempts int not null default 0,
  next_at timestamptz not null,
  -- what went wrong last, or what a person is waited for
  said text not null default '',
  created_at timestamptz not null,
  created_by text not null,
  ended_at timestamptz,
  foreign key (authority_id, connector) references channel_connectors
);
create index transmissions_due on transmissions (authority_id, connector, next_at) where state in ('due', 'cancelling');
create index transmissions_newest on transmissions (authority_id, id desc);

create table transmission_articles (
  transmission_id bigint not null references transmissions,
  position int not null,
  delivery_id bigint not null references deliveries,
  revision_id bigint not null references revisions,
  url text not null default '',
  primary key (transmission_id, position)
);
create index on transmission_articles (delivery_id);

create table transmission_attempts (
  id bigint generated always as identity primary key,
  transmission_id bigint not null references transmissions,
  at timestamptz not null,
  outcome text not null,
  said text not null
);
create index on transmission_attempts (transmission_id);

-- sending: the machine is at it; sent: the other side has it, and whether it is out is not known yet.
alter table deliveries drop constraint deliveries_state_check;
alter table deliveries add constraint deliveries_state_check
  check (state in ('planned', 'sending', 'sent', 'confirmed', 'failed', 'removed'));
alter table deliveries drop constraint deliveries_check1;
alter table deliveries add constraint deliveries_follow_up_stands
  check (follow_up is null or state in ('sent', 'confirmed'));
create index deliveries_under_way on deliveries (authority_id) where state in ('sending', 'sent');
