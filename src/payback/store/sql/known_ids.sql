-- Campaigns and ads of the file that the history has under another id: one file gave an id, the other names alone.
create or replace temp table known_ids as
with pairs as (
  select s.platform, s.account_id, s.level, s.entity_id, t.entity_id as known_id, {known_digest} as added_up
  from (select * from loaded_entity where level in ('campaign', 'ad_group', 'ad', 'keyword')) s
  join entity t on t.platform = s.platform and t.account_id = s.account_id and t.level = s.level and {same_name}
  where {same_details} and ({digest} or {known_digest}) and t.entity_id <> ''
    and not exists (
      select 1 from entity o where o.platform = s.platform and o.account_id = s.account_id and o.level = s.level
        and o.entity_id = s.entity_id
    )
)
select platform, account_id, level, entity_id, min(known_id) as known_id
from pairs group by platform, account_id, level, entity_id having count(distinct known_id) = 1
-- Several of the file are one of the history only where that stands for all of its name.
qualify bool_and(added_up) or count(*) over (partition by platform, account_id, level, min(known_id)) = 1
