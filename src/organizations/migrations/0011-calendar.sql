-- The State Council's holiday arrangements that people entered (部分节假日安排的通知). Every entry is kept; the newest of
-- a year holds, and one that is withdrawn holds nothing. They are the country's, so they belong to no authority.
create table holiday_arrangements (
  id bigint generated always as identity primary key,
  year int not null check (year between 2008 and 2099),
  source text not null,                     -- 国办发明电〔2025〕7号
  breaks jsonb not null,                    -- [{name, from, to, workdays}]
  withdrawn boolean not null default false,
  digest text not null,                     -- of year, breaks and withdrawn: tells whether a calendar in memory still holds
  moved jsonb not null default '[]',        -- the limits that this entry moved
  entered_by bigint not null references staff,
  entered_at timestamptz not null
);
create index holiday_arrangements_year on holiday_arrangements (year, id desc);
