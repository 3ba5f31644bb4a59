-- How many orders do not count, by reason; of those that do, how many were refunded in part, and how many are refunds.
select coalesce({reason}, '') as reason, count(*), count(*) filter (refunded_amount > 0), count(*) filter ({refund})
from {orders} group by all
