-- What the valid rows hold together, in one pass; a repeat is a row, but its figures count once.
select count(*) filter (class in ('row', 'repeat') and failed_check = 0), count(*) filter (class = 'row' and not valid),
  min(date_day) filter (valid), max({last}) filter (valid), bool_and(date_day = date_end) filter (valid),
  count(*) filter (valid and date_day is null)
  {sums}
from (select *, class = 'row' and failed_check = 0 as valid from typed)
