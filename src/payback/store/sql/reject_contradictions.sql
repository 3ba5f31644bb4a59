-- The figures on which they do not agree: nobody can know which is right, so they are rejected.
insert into rejected_{fact}
select min(line_no), '{field}', min({field})::varchar || ' / ' || max({field})::varchar, 'differs'
from loaded_{fact} semi join duplicate_keys_{fact} using ({key}) group by {key} having min({field}) <> max({field})
