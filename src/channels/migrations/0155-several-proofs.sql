-- Several photos or files show that something was put out.
create table delivery_proofs (
  delivery_id bigint not null references deliveries on delete cascade,
  position int not null,
  file_hash text not null references files,
  name text not null,
  primary key (delivery_id, position)
);
create index on delivery_proofs (file_hash);
insert into delivery_proofs (delivery_id, position, file_hash, name)
  select id, 0, evidence_hash, evidence_name from deliveries where evidence_hash is not null;
alter table deliveries drop column evidence_hash, drop column evidence_name;
