-- Applications of offices that were closed into others belong to those, as new ones do from now on.
update applications a set office_id = o.closed_into from offices o where o.id = a.office_id and o.closed_into is not null;
