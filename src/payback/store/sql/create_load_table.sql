-- An empty place for the rows of one file, typed as the store types them; only in this connection.
create temp table loaded_{fact} as
select 0 as table_no, 0::bigint as line_no, * exclude (import_id) from {versions} limit 0
