-- One row for each of them, holding the figures on which all its rows agree.
create temp table merged_{fact} as
select min(table_no) as table_no, min(line_no) as line_no, {key}{merged_fields}{latest_taken}
from loaded_{fact} semi join duplicate_keys_{fact} using ({key}) group by {key}
