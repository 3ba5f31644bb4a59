-- The typed rows, in memory as far as there is room; what does not fit goes to the folder of the table by itself.
create table typed_cells as {typed_rows}
