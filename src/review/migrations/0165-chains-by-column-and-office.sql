-- An authority may review what is filed in a column, or what an office writes, or both together, by other steps than the
-- rest; the most specific chain holds. Null: of every column, of every office.
alter table review_chains drop constraint review_chains_pkey;
alter table review_chains
  add column id bigint generated always as identity primary key,
  add column column_id bigint references columns,
  add column office_id bigint references offices;
create unique index review_chains_one on review_chains (authority_id, coalesce(column_id, 0), coalesce(office_id, 0));

-- What a round was filed under and whose chain it took, as they were when it began.
alter table review_rounds
  add column column_id bigint references columns,
  add column chain_of text not null default '';
