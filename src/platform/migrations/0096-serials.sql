-- Gapless numbers of all rooms in one table: those of documents stood in "serials", those of applications and of
-- their papers in "application_numbers".
create temporary table given on commit drop as
  select series, last from serials
  union all
  select series || ':' || authority_id || ':' || year, last from application_numbers;
drop table serials;
drop table application_numbers;

create table serials (
  series text primary key,                 -- index:1:SFH-caizheng-2023-, application:1:2023, paper:1:2023
  last int not null check (last > 0)
);
insert into serials (series, last) select series, last from given;
