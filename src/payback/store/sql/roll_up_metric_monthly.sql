-- Each day from the first level that measured it, and periods that a month can hold: those that lie within one, and weeks
-- in the month in which they begin. Of figures that overlap the one that covers more counts: a period unless all its
-- days are known, of two periods the longer. A running total is not summed: the last one counts.
with days as (
  select month, date_day, platform, account_id, level, currency, {values}
  from metric_by_day semi join stale_months_metric using (month, platform, account_id)
), level_days as (
  unpivot days on {measures} into name measure value value
), day_figures as materialized (
  select * from level_days
  qualify {published} or rank() over (
    partition by platform, account_id, currency, measure, date_day, {published}
    order by list_position({levels}, level) nulls last
  ) = 1
), entity_periods as (
  select month, first_date, last_date, platform, account_id, level, entity_id, currency, {period_sums}
  from metric_by_entity semi join stale_months_metric using (month, platform, account_id)
  where period and {in_a_month}
  group by month, first_date, last_date, platform, account_id, level, entity_id, currency
), entity_figures as materialized (
  unpivot entity_periods on {added} into name measure value value
), entity_days as materialized (
  {days_of_periods}
), longest as (
  select * from entity_figures p
  where {is_longest}
), entity_counted as materialized (
  select p.* from longest p
  where p.last_date - p.first_date + 1 > (
    select count(*) from entity_days d
    where d.platform = p.platform and d.account_id = p.account_id and d.level = p.level and d.entity_id = p.entity_id
      and d.currency = p.currency and d.measure = p.measure and d.date_day between p.first_date and p.last_date
  )
), level_periods as materialized (
  select month, first_date, last_date, platform, account_id, level, currency, measure, sum(value) as value
  from entity_counted group by all
), counted as materialized (
  select p.* from level_periods p
  where not exists (
    select 1 from level_periods o
    where o.platform = p.platform and o.account_id = p.account_id and o.currency = p.currency and o.measure = p.measure
      and o.first_date <= p.last_date and o.last_date >= p.first_date
      and list_position({levels}, o.level) < list_position({levels}, p.level)
  ) and p.last_date - p.first_date + 1 > (
    select count(*) from day_figures d
    where d.month = p.month and d.platform = p.platform and d.account_id = p.account_id and d.currency = p.currency
      and d.measure = p.measure and d.date_day between p.first_date and p.last_date
      and list_position({levels}, d.level) < list_position({levels}, p.level)
  )
), figures as (
  select month, platform, account_id, level, currency, measure, date_day, 1 as days, value
  from day_figures d
  where not exists (
    select 1 from counted p
    where p.month = d.month and p.platform = d.platform and p.account_id = d.account_id and p.currency = d.currency
      and p.measure = d.measure and p.level <> d.level and not {published_days} and d.date_day between p.first_date and p.last_date
  )
  union all
  select c.month, d.platform, d.account_id, d.level, d.currency, d.measure, d.date_day, 0, -d.value
  from entity_days d join entity_counted c
    on d.platform = c.platform and d.account_id = c.account_id and d.level = c.level and d.entity_id = c.entity_id
    and d.currency = c.currency and d.measure = c.measure and d.date_day between c.first_date and c.last_date
  semi join counted p
    on p.platform = d.platform and p.account_id = d.account_id and p.level = d.level and p.currency = d.currency
    and p.measure = d.measure and p.first_date = c.first_date and p.last_date = c.last_date
  left join day_figures f
    on f.platform = d.platform and f.account_id = d.account_id and f.level = d.level and f.currency = d.currency
    and f.measure = d.measure and f.date_day = d.date_day
  where f.value is not null or date_trunc('month', d.date_day) <> c.month
  union all
  select month, platform, account_id, level, currency, measure, last_date, last_date - first_date + 1, value
  from counted
)
select month, platform, account_id, level, currency, measure,
  if(measure in ({running}), arg_max(value, date_day), sum(value))::decimal(18, 4) as value, sum(days)::bigint as days
from figures
group by month, platform, account_id, level, currency, measure
