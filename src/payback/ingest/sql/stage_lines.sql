-- The typed rows with the line each record stands on, or its number where the text is read in place.
create view placed as select {line} as line, * from judged;
create view typed as from placed
