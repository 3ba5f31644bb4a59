-- What is known of periods only that belong to no month: from the first level of our order that measured it, of two that
-- overlap the longer, without what is known of its days.
with entity_periods as (
  select first_date, last_date, platform, account_id, level, entity_id, currency, {period_sums}
  from metric_by_entity where period and not ({in_a_month})
  group by first_date, last_date, platform, account_id, level, entity_id, currency
), entity_days as (
  {days_of_periods}
), entity_figures as (unpivot entity_periods on {added} into name measure value value), longest as (
  select * from entity_figures p
  where {is_longest}
), left_over as (
  select p.* exclude (value), p.value - coalesce((
    select sum(d.value) from entity_days d
    where d.platform = p.platform and d.account_id = p.account_id and d.level = p.level and d.entity_id = p.entity_id
      and d.currency = p.currency and d.measure = p.measure and d.date_day between p.first_date and p.last_date
  ), 0) as value
  from longest p
)
select first_date, last_date, platform, account_id, currency, measure, sum(value)::double as value
from (
  select first_date, last_date, platform, account_id, level, currency, measure, sum(value) as value
  from left_over group by first_date, last_date, platform, account_id, level, currency, measure
  qualify rank() over (
    partition by first_date, last_date, platform, account_id, currency, measure
    order by list_position({levels}, level) nulls last
  ) = 1
)
where value <> 0
group by all order by all
