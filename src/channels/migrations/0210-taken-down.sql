-- Since when it stands no more where it was put out; null: it stands there, or never did. It counts all the same.
alter table deliveries add column taken_down_on date;
update deliveries d set taken_down_on = (p.withdrawn_at at time zone 'Asia/Shanghai')::date from publications p
  where p.document_id = d.document_id and p.withdrawn_at is not null and d.state = 'confirmed' and d.follow_up is null
    and d.url not like '/documents/%';
