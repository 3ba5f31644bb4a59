-- Rows that cannot be told from others, because their key is not complete.
create temp table rejected_{fact} as
select line_no, '{first}' as column_name, '' as cell, 'key_missing' as reason
from arrived_{fact} where {unkeyed}
