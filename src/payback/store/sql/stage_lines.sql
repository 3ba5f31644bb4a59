-- The typed rows with the line each record stands on, or its number where the text is read in place.
create view placed as select coalesce(stands_on, {place} + 1) as line, * from {source};
create view typed as from placed
