-- What one pass through the whole text tells: its records, its days as they are written, which figures have marks.
-- Every cell is counted, so that a text that cannot be read is refused here and not half-way.
select count(*) {texts} {marked}, {counted} from raw
