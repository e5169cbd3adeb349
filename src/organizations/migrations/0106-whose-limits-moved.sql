-- The limits that an entry moved are each some authority's, and shown to that one alone.
update holiday_arrangements h set moved = coalesce((
  select jsonb_agg(m.one || jsonb_build_object('authorityId', coalesce(a.authority_id, r.authority_id)) order by m.n)
  from jsonb_array_elements(h.moved) with ordinality m(one, n)
  left join applications a on m.one->>'href' = '/console/applications/' || a.id
  left join remedy_cases r on m.one->>'href' = '/console/remedies/' || r.id
), '[]') where h.moved <> '[]';
