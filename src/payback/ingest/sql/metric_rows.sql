-- The rows as the store takes them; one that measures nothing says nothing.
create view metric_rows as
select line as line_no, {key}, {fields} from typed
where class = 'row' and failed_check = 0 and date_day is not null and ({has_figure})
