-- What is known of periods only that belong to no month, from the first level of our order that measured it.
with periods as (
  select first_date, last_date, platform, account_id, level, currency, {period_sums}
  from metric_by_entity where period and not ({in_a_month})
  group by first_date, last_date, platform, account_id, level, currency
)
select first_date, last_date, platform, account_id, currency, measure, value::double
from (unpivot periods on {added} into name measure value value)
qualify rank() over (
  partition by first_date, last_date, platform, account_id, measure
  order by list_position({levels}, level) nulls last
) = 1
order by all
