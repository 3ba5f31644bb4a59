-- All rows, also the unchanged ones: undo is wrong without them.
insert into {versions} by name select ?::bigint as import_id, {key}{fields}{taken} from loaded_{fact}
