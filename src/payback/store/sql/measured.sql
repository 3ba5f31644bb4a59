-- How many rows of one import measured each figure.
select {measured} from {versions} where import_id = ?
