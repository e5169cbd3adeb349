-- What everybody may follow: one consultation ('consultation:3'), or all new ones ('consultation').
alter table subscriptions
  drop constraint subscriptions_kind_check,
  add constraint subscriptions_kind_check
    check (kind in ('all', 'column', 'theme', 'office', 'word', 'matter', 'publicMatter', 'publicMatters'));
