-- What the reader rejected, as lists of one length.
insert into import_reject by name
select ?::bigint as import_id, unnest(?::bigint[]) as line_no, unnest(?::varchar[]) as column_name,
  unnest(?::varchar[]) as cell, unnest(?::varchar[]) as reason
