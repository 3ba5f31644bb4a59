-- The days of the touched months, level by level.
select t.month, d.date_day, d.platform, d.account_id, d.level, d.currency, {daily}
from metric_daily d
join (select distinct * from touched_metric) t
  on date_trunc('month', d.date_day) = t.month and d.platform = t.platform and d.account_id = t.account_id
where d.date_end = d.date_day
  and d.date_day >= (select min(month) from touched_metric)
  and d.date_day < (select max(month) from touched_metric) + interval 1 month
group by t.month, d.date_day, d.platform, d.account_id, d.level, d.currency
