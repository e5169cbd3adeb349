-- Who runs the platform is said by a role of its own. Until now any authority's administrators did: it goes to those of the
-- authority that was set up first.
insert into staff_roles (staff_id, role)
select r.staff_id, case r.role when 'systemAdmin' then 'platformOperator' when 'securityAdmin' then 'platformSecurity'
  else 'platformAuditor' end
from staff_roles r join staff s on s.id = r.staff_id join authorities a on a.id = s.authority_id
where a.is_primary and r.role in ('systemAdmin', 'securityAdmin', 'auditAdmin');
