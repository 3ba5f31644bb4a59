-- How many orders do not count, by reason; of those that do, how many were refunded in part.
select coalesce({reason}, '') as reason, count(*), count(*) filter (refunded_amount > 0)
from (select * {missing} from order_rows) group by all
