-- What another authority supplied: it was signed off there, and nobody here changes its text.
alter table documents
  add supplier text not null default '',          -- which authority it comes from; '': it is our own
  add supplier_address text not null default '',  -- where the original stands
  add supplier_index text not null default '';    -- 索引号 of the original
alter table publications
  add supplier text not null default '',
  add supplier_address text not null default '';
