-- One row for each of them, holding the figures on which all its rows agree.
create temp table agreed_{fact} as
select min(table_no) as table_no, min(line_no) as line_no, {key}{agreed}
from arrived_{fact} semi join twice_{fact} using ({key}) group by {key}
