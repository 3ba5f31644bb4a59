-- How many rows these imports hold, and how many of them measured each figure.
select count(*), {field_counts} from {versions} where import_id in (select unnest(?))
