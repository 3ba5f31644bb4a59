-- Months whose sums no longer hold; the day is part of the key, so that no row can move. A week counts in the month in
-- which it begins, so that the first days of a month also touch the one before.
insert into stale_months_metric
select distinct unnest([date_trunc('month', date_day)::date, date_trunc('month', date_day - interval 6 day)::date]),
  platform, account_id
from delta_metric
