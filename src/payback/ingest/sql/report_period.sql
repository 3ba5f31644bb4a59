-- Each row covers the whole report: it ends where the report ends.
create or replace view typed as select * replace ({end} as date_end) from typed_lines
