-- The cells with the line each record stands on, or its number where the text is read in place.
create view raw as select {line} as line, * from cells
