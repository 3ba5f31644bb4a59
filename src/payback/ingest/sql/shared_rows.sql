-- Rows that share what they are about and their day. Digests are grouped first: hardly ever is there one to look at.
create table shared_rows as
with suspects as materialized (
  select hash({names}) as digest from keyed_rows group by digest having count(*) > 1
)
select * from keyed_rows where hash({names}) in (from suspects)
qualify count(*) over (partition by {names}) > 1
