insert into import_batch by name
select ?::bigint as import_id, ? as content_sha256, ? as file_name, ? as source, ? as platforms,
  ?::date as first_date, ?::date as last_date, 'applied' as status, ?::bigint as rows_read, ?::bigint as rows_new,
  ?::bigint as rows_changed, ?::bigint as rows_same, ?::bigint as rows_repeated, ?::bigint as rows_rejected,
  ? as answers_json, ? as skipped_json, ?::timestamp as created_at, ? as created_by,
  ? as notes_json
