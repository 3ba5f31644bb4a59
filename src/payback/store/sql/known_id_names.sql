create or replace temp table renamed_entity as
select s.* replace (coalesce(t.known_id, s.entity_id) as entity_id)
from loaded_entity s left join known_ids t using (platform, account_id, level, entity_id)
semi join (select platform, account_id, level, known_id as entity_id from known_ids) r
  on r.platform = s.platform and r.account_id = s.account_id and r.level = s.level
  and r.entity_id = coalesce(t.known_id, s.entity_id)
qualify row_number() over (
  partition by s.platform, s.account_id, s.level, coalesce(t.known_id, s.entity_id) order by s.name, s.entity_id
) = 1
