select kind, name, content_json, created_at, created_by from journal where kind = ?
qualify {versions} or row_number() over (partition by name order by entry_id desc) = 1
order by entry_id
