-- Rows without a complete key: they cannot be distinguished from others.
create temp table rejected_{fact} as
select line_no, '{first_key}' as column_name, '' as cell, 'key_missing' as reason
from loaded_{fact} where {incomplete}
