-- Posts of the file that the history has on another day, each on one alone.
create or replace temp table known_days as
select platform, account_id, level, entity_id, min(date_day) as known_day
from metric_daily
semi join (
  select distinct platform, account_id, level, entity_id from loaded_metric
  where taken_on is not null and level in ('post', 'video') and entity_id <> '' and not {digest}
) using (platform, account_id, level, entity_id)
group by all having min(date_day) = max(date_day) and max(date_end) = min(date_day)
