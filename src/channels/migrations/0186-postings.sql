-- 政务公开栏、便民事项公示栏、居民微信群, each one single. What it is called, where it stands and from when to when it is used
-- is said in public_facilities alone, as one of count 1.
create table posting_places (
  facility_id bigint primary key references public_facilities,
  office_id bigint not null references offices,  -- office, village or community that keeps it
  contact_id bigint references staff,             -- who tends it; null: whoever of its office
  serves_all boolean not null default false,     -- what any office puts out comes here too
  paper text not null default 'A4' check (paper in ('A3', 'A4')),
  members int check (members > 0)                -- of a group: about how many
);
create index on posting_places (office_id);
create index on posting_places (contact_id) where contact_id is not null;

-- One delivery at one place: to be posted or forwarded, there, taken down.
create table postings (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  delivery_id bigint not null references deliveries,
  place_id bigint not null references posting_places,
  state text not null check (state in ('due', 'up', 'down', 'removed')),
  follow_up text check (follow_up is null or follow_up in ('replace', 'takeDown') and state = 'up'),
  due_on date check (due_on is not null or state <> 'due' and follow_up is null),  -- by when it is posted, replaced, taken down
  given_to bigint references staff,              -- who does it in place of the office's own people, who are away
  term_days int check (term_days > 0),           -- of what is posted; null: it stays
  posted_on date check (posted_on is not null or state not in ('up', 'down')),
  posted_by text not null default '',
  ends_on date,                                  -- last day of its term
  unique (delivery_id, place_id)
);
create index on postings (authority_id) where state in ('due', 'up');
create index on postings (place_id);

-- What was done at a place, with its photo. Sent twice under the same key it was done once.
create table posting_events (
  id bigint generated always as identity primary key,
  posting_id bigint not null references postings,
  what text not null check (what in ('post', 'replace', 'takeDown', 'undo')),
  key text not null,
  done_at timestamptz not null,                  -- as the telephone said it
  at timestamptz not null,                       -- when it came here
  done_by text not null,
  photo_hash text references files,
  note text not null default '',
  unique (posting_id, key)
);
create index on posting_events (photo_hash);
