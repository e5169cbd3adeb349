-- 公开设施: what an authority keeps for people to read, ask and apply at, besides its website: windows, screens, terminals,
-- boards, groups, the account. What it had at the end of a year is told in that year's report. 条例 arts. 23, 25
create table public_facilities (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  kind text not null,                       -- src/channels/facilities/kinds.ts
  name text not null,
  place text not null default '',
  count int not null check (count > 0),
  since date not null,
  until date check (until >= since),        -- last day of use; null: in use
  recorded_by text not null,
  recorded_at timestamptz not null,
  removed_at timestamptz,                   -- recorded by mistake: counts nowhere, stays readable with the reason
  removed_by text not null default '',
  removed_reason text not null default ''
);
create index public_facilities_of on public_facilities (authority_id);
