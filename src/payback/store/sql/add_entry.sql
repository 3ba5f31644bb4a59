insert into journal by name
select coalesce((select max(entry_id) from journal), 0) + 1 as entry_id, ? as kind, ? as name, ? as content_json,
  ?::timestamp as created_at, ? as created_by
