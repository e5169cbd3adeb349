-- Roles that a list of staff asked for: 安全管理员 gives them, or not.
create table role_proposals (
  staff_id bigint not null references staff on delete cascade,
  role text not null,
  primary key (staff_id, role)
);
