-- Rows that are split further than the store keeps them, added up; what counts people has no sum.
create view summed_rows as
select min(line_no) as line_no, {names} {fields} from metric_rows group by {names}
