-- The days of each account in the stale months.
select month, platform, account_id, min(first_date) as first_date, max(last_date) as last_date,
  sum(rows)::bigint as rows
from metric_by_entity semi join stale_months_metric using (month, platform, account_id)
group by month, platform, account_id
