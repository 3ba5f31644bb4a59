-- The figures on which they do not agree: nobody can know which is right, so they are kept out and told.
insert into rejected_{fact}
select min(line_no), '{field}', min({field})::varchar || ' / ' || max({field})::varchar, 'differs'
from arrived_{fact} semi join twice_{fact} using ({key}) group by {key} having min({field}) <> max({field})
