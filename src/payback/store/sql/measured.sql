-- How many rows one import holds, and how many of them measured each figure.
select count(*), {measured} from {versions} where import_id = ?
