-- What the newest import changes: its figures, and what was known before where it measured nothing.
create or replace temp table delta_{fact} as
select {s_key}, if(t.{first} is null, 'new', 'changed') as state{newer}
from arrived_{fact} s left join {current} t on {match}
where t.{first} is null or {differs}
