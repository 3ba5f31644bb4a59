select import_id, content_sha256, file_name, source, platforms, first_date, last_date, status, rows_read, rows_new,
  rows_changed, rows_same, rows_repeated, rows_rejected, answers_json, skipped_json, created_at, created_by, undone_at,
  notes_json
from import_batch where {where} order by import_id desc
