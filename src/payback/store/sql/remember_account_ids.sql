-- The id of an account that is known by its name: the next file may give the id alone.
insert into loaded_entity by name
select 0 as table_no, 0 as line_no, s.platform, t.known_id as account_id, 'account' as level,
  s.account_id as entity_id, s.name
from loaded_entity s join known_accounts t using (platform, account_id)
where s.level = 'account' and s.entity_id = '' and s.name = t.known_id
