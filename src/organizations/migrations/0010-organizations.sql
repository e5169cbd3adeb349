create table authorities (
  id bigint generated always as identity primary key,
  code text not null unique,               -- short code, part of addresses and 索引号
  name text not null unique,
  short_name text not null,
  paper_prefix text not null,              -- 发文代字, e.g. 绥芬河镇
  host text unique,                        -- host name under which its site answers
  is_primary boolean not null default false, -- its site answers under every other name
  site_id_code text not null default '',   -- 网站标识码
  parent_id bigint references authorities,
  is_demo boolean not null default false,
  contact jsonb not null default '{}',     -- address, postcode, telephone, fax, email, hours
  guide jsonb not null default '{}',       -- texts of 指南 and 制度
  index_scheme text not null default '{authority}-{column}-{year}-{serial:5}',
  created_at timestamptz not null default now()
);
create unique index authorities_primary on authorities (is_primary) where is_primary;

-- Offices, and villages and communities (which are offices to whom contacts belong).
create table offices (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  code text not null,
  name text not null,
  kind text not null check (kind in ('office', 'village', 'community')),
  duties text not null default '',
  position int not null default 0,
  unique (authority_id, code)
);

create table staff (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  office_id bigint references offices,
  login text not null unique check (login = lower(login)),
  name text not null,
  telephone text not null default '',
  password_hash text not null,
  must_change_password boolean not null default true,
  failed_attempts int not null default 0,
  locked_until timestamptz,
  totp_secret text,
  active boolean not null default true,
  created_at timestamptz not null default now()
);

create table staff_roles (
  staff_id bigint not null references staff on delete cascade,
  role text not null,
  primary key (staff_id, role)
);

create table sessions (
  token_hash text primary key,
  staff_id bigint not null references staff on delete cascade,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  address text not null default ''
);
create index sessions_staff on sessions (staff_id);
