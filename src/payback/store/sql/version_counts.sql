-- How many rows one import holds, and how many of them measured each figure.
select count(*), {field_counts} from {versions} where import_id = ?
