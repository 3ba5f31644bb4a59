-- The lines of orders; what a shop ordered of itself, to try how it works, has no figures.
create or replace view typed as
select * replace ({figures}) from (
  select *, {order} in (select {order} from typed_lines where class = 'row' and {is_test}) as is_test from typed_lines
)
