-- What the valid rows hold together, in one pass.
select count(*) filter (valid), count(*) filter (class = 'row' and not valid),
  min(date_day) filter (valid), max({last}) filter (valid), bool_and(date_day = date_end) filter (valid),
  min(date_day) filter (valid) = max(date_day) filter (valid),
  count(*) filter (valid and date_day is null)
  {sums}
from (select *, class = 'row' and failed_check = 0 as valid from typed)
