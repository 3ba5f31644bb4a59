-- Accounts with history, named as their latest file names them.
select d.platform, d.account_id, coalesce(max(e.name), ''), min(d.first_date), max(d.last_date),
  sum(d.rows)::bigint
from (
  select platform, account_id, first_date, last_date, rows from metric_span
  union all
  select platform, account_id, date_day, date_day, 1 from orders where date_day is not null
) d
left join (
  select platform, account_id, max(name) as name from entity where level in ('account', 'page') group by all
) e
  using (platform, account_id)
group by d.platform, d.account_id
order by d.platform, d.account_id
