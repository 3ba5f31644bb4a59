-- What each entity brought in the stale months: its days summed, its periods one by one.
select t.month, d.platform, d.account_id, d.level, d.entity_id, d.currency, d.date_end > d.date_day as period,
  min(d.date_day) as first_date, max(d.date_end) as last_date, count(*) as rows, {sums}
from metric_daily d
join (select distinct * from stale_months_metric) t
  on date_trunc('month', d.date_day) = t.month and d.platform = t.platform and d.account_id = t.account_id
where d.date_day >= (select min(month) from stale_months_metric)
  and d.date_day < (select max(month) from stale_months_metric) + interval 1 month
group by t.month, d.platform, d.account_id, d.level, d.entity_id, d.currency, period,
  case when d.date_end > d.date_day then d.date_day end, case when d.date_end > d.date_day then d.date_end end
