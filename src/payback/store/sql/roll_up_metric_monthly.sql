-- Days only: a row that covers a period belongs to no month. A running total is not summed: the last one counts.
with days as (
  select month, date_day, platform, account_id, level, currency, {values}
  from metric_by_day
), figures as (
  unpivot (from days semi join stale_months_metric using (month, platform, account_id))
  on {measures} into name measure value value
)
select month, platform, account_id, level, currency, measure,
  if(measure in ({running}), arg_max(value, date_day), sum(value))::decimal(18, 4) as value, count(*) as days
from figures
group by month, platform, account_id, level, currency, measure
