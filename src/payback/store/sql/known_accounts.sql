-- Accounts of the file that the history has under another key: that of the only account with this name, or the name
-- that stood for the account before a file gave its id.
create or replace temp table known_accounts as
with known as (
  select platform, account_id from metric_span union select platform, account_id from orders
),
loaded as (
  select a.platform, a.account_id, max(n.name) as name
  from ({accounts}) a
  left join (select * from {names} where level = 'account' and entity_id = '') n using (platform, account_id)
  anti join known using (platform, account_id)
  group by all
),
pairs as (
  select s.platform, s.account_id, t.account_id as known_id
  from loaded s join entity t on t.platform = s.platform and t.name = s.account_id
  where t.level in ('account', 'page') and t.account_id <> s.account_id
  union
  select s.platform, s.account_id, t.account_id
  from loaded s join known t on t.platform = s.platform and t.account_id = s.name
  union
  select s.platform, s.account_id, t.account_id
  from loaded s join entity t on t.platform = s.platform and t.level = 'account' and t.entity_id = s.account_id
  where t.entity_id <> ''
)
select platform, account_id, min(known_id) as known_id
from pairs where account_id <> ''
group by platform, account_id having count(distinct known_id) = 1
