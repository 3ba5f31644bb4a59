-- One figure for each account, month and measure: from the first level of our order that measured it.
select month, platform, account_id, currency, measure, level, days, value::double
from metric_monthly
where measure in ({measures})
  and month >= coalesce(?::date, month) and month <= coalesce(?::date, month)
qualify rank() over (
  partition by month, platform, account_id, measure order by list_position({levels}, level) nulls last
) = 1
order by all
