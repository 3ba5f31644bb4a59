-- One figure for each account, day and measure, from the level that the month of that day takes it from.
with days as (
  select month, date_day, platform, account_id, level, currency, {doubles} from metric_by_day
  where date_day >= coalesce(?::date, date_day) and date_day <= coalesce(?::date, date_day)
), figures as (unpivot days on {measures} into name measure value value)
select date_day, platform, account_id, currency, measure, level, value
from figures
qualify rank() over (
  partition by month, platform, account_id, measure
  order by list_position({levels}, level) nulls last
) = 1
order by all
