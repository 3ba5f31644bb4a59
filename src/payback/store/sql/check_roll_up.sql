-- Sums that do not follow from the current state, either way round.
with expected as (select {columns} from ({query})), stored as (select {columns} from {roll_up})
select count(*) from (
  (from expected except all from stored) union all (from stored except all from expected)
)
