-- The keys of these imports as the applied imports leave them: per figure, the latest one that measured it.
create or replace temp table delta_{fact} as
select {s_key}, if(count(v.import_id) = 0, 'removed', if(bool_or(t.{first_key} is null), 'new', 'changed')) as state{latest_fields}
from (select distinct {key} from {versions} where import_id in (select unnest(?))) s
left join (
  select * from {versions} where import_id in (select import_id from import_batch where status = 'applied')
) v using ({key})
left join {current} t on {key_match}
group by {s_key}
