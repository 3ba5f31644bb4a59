-- What is known of periods only that belong to no month: from the first level of our order that measured it, of two that
-- overlap the longer, without what is known of its days.
with periods as (
  select first_date, last_date, platform, account_id, level, entity_id, currency, {period_sums}
  from metric_by_entity where period and not ({in_a_month})
  group by first_date, last_date, platform, account_id, level, entity_id, currency
), entity_days as (
  select date_day, platform, account_id, level, entity_id, currency, measure, value
  from (
    unpivot (
      select date_day, platform, account_id, level, entity_id, currency, {day_values}
      from metric_daily semi join periods using (platform, account_id, level, entity_id, currency)
      where date_end = date_day
    ) on {added} into name measure value value
  )
), figures as (unpivot periods on {added} into name measure value value), longest as (
  select * from figures p
  where not exists (
    select 1 from figures o
    where o.platform = p.platform and o.account_id = p.account_id and o.level = p.level and o.entity_id = p.entity_id
      and o.currency = p.currency and o.measure = p.measure
      and o.first_date <= p.last_date and o.last_date >= p.first_date
      and (o.last_date - o.first_date, p.first_date) > (p.last_date - p.first_date, o.first_date)
  )
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
