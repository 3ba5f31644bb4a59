-- The days of the stale months, level by level.
select t.month, d.date_day, d.platform, d.account_id, d.level, d.currency, {daily}
from metric_daily d
join (select distinct * from stale_months_metric) t
  on date_trunc('month', d.date_day) = t.month and d.platform = t.platform and d.account_id = t.account_id
where d.date_end = d.date_day
  and d.date_day >= (select min(month) from stale_months_metric)
  and d.date_day < (select max(month) from stale_months_metric) + interval 1 month
group by t.month, d.date_day, d.platform, d.account_id, d.level, d.currency
