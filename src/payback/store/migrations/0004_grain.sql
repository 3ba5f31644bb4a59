-- What was said of a file when it was kept: totals that were checked, rows that were added up or left out.
alter table import_batch add column if not exists notes_json varchar;
update import_batch set notes_json = '[]' where notes_json is null;
