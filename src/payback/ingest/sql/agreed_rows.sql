-- Of rows that nothing in the file tells from each other, the figures on which they agree, on the line of the first.
create table agreed_rows as
select min(line) as line, max(line) as again, {names}, split, count(*) as n {figures}
from shared_rows group by {names}, split having count(*) > 1
