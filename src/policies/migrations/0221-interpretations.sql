-- Why a policy document needs no interpretation; '': it does.
alter table policy_facts add column exempt text not null default '';
