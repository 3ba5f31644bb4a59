-- What one pass through the whole text shows: its records, its days as they are written, which figures have marks,
-- which ids are long.
-- Every cell is counted, so that a text that cannot be read is refused here and not half-way.
select count(*) {date_texts} {flags}, {cell_counts} from raw
