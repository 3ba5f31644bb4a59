-- One figure for each account, day and measure, from the level that the month of that day takes it from.
-- What may not be summed is given only where a single row measured it.
with days as (
  select date_day, platform, account_id, level, currency, {doubles} from metric_daily
  where date_end = date_day and date_day >= coalesce(?::date, date_day) and date_day <= coalesce(?::date, date_day)
  group by date_day, platform, account_id, level, currency
), figures as (unpivot days on {measures} into name measure value value)
select date_day, platform, account_id, currency, measure, level, value
from figures
qualify rank() over (
  partition by date_trunc('month', date_day), platform, account_id, measure
  order by list_position({levels}, level) nulls last
) = 1
order by all
