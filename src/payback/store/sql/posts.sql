-- Posts and videos with their latest figures, by day of publication.
select d.date_day, d.platform, d.account_id, d.level, d.entity_id, e.name, e.url, e.kind, e.created_at, {doubles}
from metric_daily d left join entity e using (platform, account_id, level, entity_id)
where d.level in ('post', 'video')
  and d.date_day >= coalesce(?::date, d.date_day) and d.date_day <= coalesce(?::date, d.date_day)
order by d.date_day, d.platform, d.account_id, d.level, d.entity_id
