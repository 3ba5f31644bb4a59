-- Rows that share a key, numbered in an order that does not depend on the file.
create view told_apart as
select * from keyed anti join shared using ({names})
union all by name
select * replace (entity_id || '#' || row_number() over (partition by {names} order by {order}, line_no) as entity_id)
from (select keyed.* from keyed semi join shared using ({names}))
