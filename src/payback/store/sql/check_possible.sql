-- Imports that are applied and brought what cannot be, so that somebody can undo them.
select b.import_id, b.file_name, count(*) from {versions} v join import_batch b using (import_id)
where b.status = 'applied' and ({condition})
group by all order by all
