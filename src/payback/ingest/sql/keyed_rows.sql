-- What each row is about, its day, what it may be split by, and its figures.
create or replace view keyed_rows as
select line, split, {key} {figures} from typed
where class = 'row' and failed_check = 0 and date_day is not null
