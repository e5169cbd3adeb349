-- 政策文件库: what a policy document is about and whom it concerns, from when and until when it holds. Everything else of it
-- stands in publications and revisions.
create table policy_facts (
  document_id bigint primary key references documents,
  authority_id bigint not null references authorities,
  theme text not null default '',
  -- whom it concerns; none: everybody
  audiences text[] not null default '{}',
  -- 施行日期, and the last day of its 有效期, where it names them
  in_force_from date,
  in_force_until date,
  set_by text not null,
  set_at timestamptz not null,
  check (in_force_until >= in_force_from)
);
create index policy_facts_authority on policy_facts (authority_id);
call tell_changes('policy_facts', 'tell_lists');
