-- What the newest import changes: its figures, and what was known before where it measured nothing.
create or replace temp table delta_{fact} as
select {s_key}, if(t.{first_key} is null, 'new', 'changed') as state{newer_fields}
from {loaded} s left join {current} t on {key_match}
where t.{first_key} is null or {any_change}
