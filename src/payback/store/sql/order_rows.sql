-- The orders of a shop that stand between two days, and the latest applied import that holds each.
select d.date_day, d.date_day as date_end, d.account_id, 'order' as level, d.order_id as name,
  coalesce(d.currency, '') as currency, d.total::double as value, b.import_id, b.file_name
from (
  select {key}, max(v.import_id) as import_id
  from {versions} v
  where v.platform = $platform and v.import_id in (select import_id from import_batch where status = 'applied')
  group by {key}
) s
join {current} d using ({key})
join import_batch b using (import_id)
where d.date_day between $since and $until and {stands}
order by d.date_day, d.account_id, d.order_id
