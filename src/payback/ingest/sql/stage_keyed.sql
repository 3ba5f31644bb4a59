-- The rows as the store takes them.
create view keyed as
select line as line_no, {key}, {fields} from typed where class = 'row' and wrong = 0 and date_day is not null
