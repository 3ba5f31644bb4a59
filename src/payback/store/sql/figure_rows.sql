-- The rows of a platform that hold a measure between two days, and the import whose figure each shows: the latest applied
-- one that measured it.
select d.date_day, d.date_end, d.account_id, d.level, coalesce(e.name, d.entity_id) as name, d.currency,
  d.{measure}::double as value, b.import_id, b.file_name
from (
  select {key}, arg_max(v.import_id, {rank}) as import_id
  from {versions} v
  where v.{measure} is not null and v.platform = $platform and v.date_day <= $until and v.date_end >= $since
    and v.import_id in (select import_id from import_batch where status = 'applied')
  group by {key}
) s
join {current} d using ({key})
join import_batch b using (import_id)
left join entity e using (platform, account_id, level, entity_id)
where d.{measure} is not null
order by list_position({levels}, d.level), d.date_day, d.date_end, d.account_id, d.entity_id, d.currency
