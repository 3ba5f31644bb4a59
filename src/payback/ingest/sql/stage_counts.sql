-- What the kept rows hold together, in one pass.
select count(*) filter (good), count(*) filter (class = 'row' and not good),
  min(date_day) filter (good), max({last}) filter (good), bool_and(date_day = date_end) filter (good),
  min(date_day) filter (good) = max(date_day) filter (good),
  count(*) filter (good and date_day is null)
  {sums}
from (select *, class = 'row' and wrong = 0 as good from typed)
