-- Days, and periods of which no day is known: those that lie within one month, and weeks in the month in which they
-- begin. Of periods that overlap the shorter counts. A running total is not summed: the last one counts.
with days as (
  select month, date_day, platform, account_id, level, currency, {values}
  from metric_by_day
), day_figures as materialized (
  unpivot (from days semi join stale_months_metric using (month, platform, account_id))
  on {measures} into name measure value value
), periods as (
  select month, first_date, last_date, platform, account_id, level, currency, {period_sums}
  from metric_by_entity semi join stale_months_metric using (month, platform, account_id)
  where period and {in_a_month}
  group by month, first_date, last_date, platform, account_id, level, currency
), period_figures as materialized (
  unpivot periods on {added} into name measure value value
), figures as (
  select month, platform, account_id, level, currency, measure, date_day, 1 as days, value from day_figures
  union all
  select month, platform, account_id, level, currency, measure, last_date, last_date - first_date + 1, value
  from period_figures p
  where not exists (
    select 1 from day_figures d
    where d.month = p.month and d.platform = p.platform and d.account_id = p.account_id and d.level = p.level
      and d.currency = p.currency and d.measure = p.measure and d.date_day between p.first_date and p.last_date
  ) and not exists (
    select 1 from period_figures o
    where o.month = p.month and o.platform = p.platform and o.account_id = p.account_id and o.level = p.level
      and o.currency = p.currency and o.measure = p.measure
      and o.first_date <= p.last_date and o.last_date >= p.first_date
      and (o.last_date - o.first_date, o.first_date) < (p.last_date - p.first_date, p.first_date)
  )
)
select month, platform, account_id, level, currency, measure,
  if(measure in ({running}), arg_max(value, date_day), sum(value))::decimal(18, 4) as value, sum(days)::bigint as days
from figures
group by month, platform, account_id, level, currency, measure
