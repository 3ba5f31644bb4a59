insert into import_reject by name
select ?::bigint as import_id, coalesce(line_no, 0) as line_no, column_name, cell, reason from rejected_{fact}
