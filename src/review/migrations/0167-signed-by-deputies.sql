-- For whom a deputy gave the verdict (代 X 签); null: for nobody but themselves.
alter table reviews
  add column for_id bigint references staff,
  add column for_name text;
