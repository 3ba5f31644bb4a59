-- Versions that no import in the list brought: nobody could undo them.
select count(*) from {versions} where import_id not in (select import_id from import_batch)
