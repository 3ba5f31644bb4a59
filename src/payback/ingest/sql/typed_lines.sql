-- The typed rows with the line of each record, or its number where the text is read in place.
create view typed_lines as select {line} as line, * from typed_cells;
create view typed as from typed_lines
