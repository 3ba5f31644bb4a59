-- No backend has a primary key: this is the check that stands in for one.
select count(*) from (select 1 from {current} group by {key} having count(*) > 1)
