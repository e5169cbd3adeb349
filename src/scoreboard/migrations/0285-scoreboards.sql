-- 公开及时率: whether an authority shows it on its site. Off unless somebody switched it on.
create table scoreboards (
  authority_id integer primary key references authorities (id),
  shown boolean not null,
  -- counts up with each switching: two at once do not overwrite each other
  version integer not null default 1,
  changed_name text not null,
  changed_at timestamptz not null
);
call tell_changes('scoreboards', 'tell_lists');
