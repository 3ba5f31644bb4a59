-- Days only: a row that covers a period belongs to no month. A running total is not summed: the last one counts.
with days as (
  select t.month, d.date_day, d.platform, d.account_id, d.level, d.currency, {values}
  from metric_daily d
  join (select distinct * from touched_metric) t
    on date_trunc('month', d.date_day) = t.month and d.platform = t.platform and d.account_id = t.account_id
  where d.date_end = d.date_day
    and d.date_day >= (select min(month) from touched_metric)
    and d.date_day < (select max(month) from touched_metric) + interval 1 month
  group by t.month, d.date_day, d.platform, d.account_id, d.level, d.currency
), figures as (unpivot days on {measures} into name measure value value)
select month, platform, account_id, level, currency, measure,
  if(measure in ({running}), arg_max(value, date_day), sum(value))::decimal(18, 4) as value, count(*) as days
from figures
group by month, platform, account_id, level, currency, measure
