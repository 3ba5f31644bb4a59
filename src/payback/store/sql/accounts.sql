-- Accounts with history, named as their latest file names them.
select d.platform, d.account_id, coalesce(max(e.name), ''), min(d.date_day), max(d.date_end), count(*)
from (
  select platform, account_id, date_day, date_end from metric_daily
  union all
  select platform, account_id, date_day, date_day from orders where date_day is not null
) d
left join (
  select platform, account_id, max(name) as name from entity where level in ('account', 'page') group by all
) e
  using (platform, account_id)
group by d.platform, d.account_id
order by d.platform, d.account_id
