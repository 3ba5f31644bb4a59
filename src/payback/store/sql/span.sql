select min(first_date), max(last_date) from (
  select min(first_date) as first_date, max(last_date) as last_date from metric_span
  union all
  select min(date_day), max(date_day) from orders
)
