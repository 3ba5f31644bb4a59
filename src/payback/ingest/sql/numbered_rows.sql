-- Rows that share a key, numbered in an order that does not depend on the file.
create view numbered_rows as
select * from metric_rows anti join shared_keys using ({key})
union all by name
select * replace (entity_id || '#' || row_number() over (partition by {key} order by {order}, line_no) as entity_id)
from (select metric_rows.* from metric_rows semi join shared_keys using ({key}))
