-- The first of such rows stays, with what they agree on; the others say nothing new.
update typed_cells set class = 'repeat' where {line} in (
  select s.line from shared_rows s join agreed_rows a using ({names}, split) where s.line <> a.line
)
