-- The figures of what is known under another id, under that one, with those that have it already.
create or replace temp table renamed_metric as
select min(table_no) as table_no, min(line_no) as line_no, {key}{figures}{latest_taken}
from (
  select s.* replace (coalesce(t.known_id, s.entity_id) as entity_id)
  from loaded_metric s left join known_ids t using (platform, account_id, level, entity_id)
)
semi join (select platform, account_id, level, known_id as entity_id from known_ids)
  using (platform, account_id, level, entity_id)
group by {key}
