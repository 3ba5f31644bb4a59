delete from loaded_{fact} s using (
  select platform, account_id, level, entity_id from known_ids
  union select platform, account_id, level, known_id from known_ids
) t
where t.platform = s.platform and t.account_id = s.account_id and t.level = s.level and t.entity_id = s.entity_id
