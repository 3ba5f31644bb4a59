select min(first_date), max(last_date) from (
  select min(date_day) as first_date, max(date_end) as last_date from metric_daily
  union all
  select min(date_day), max(date_day) from orders
)
