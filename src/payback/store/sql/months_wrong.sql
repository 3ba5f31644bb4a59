-- Sums that the current state does not bear out, either way round.
with said as (select {columns} from ({months_of})), kept as (select {columns} from {months})
select count(*) from (
  (from said except all from kept) union all (from kept except all from said)
)
