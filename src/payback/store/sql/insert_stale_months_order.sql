-- Months whose sums no longer hold. Asked before and after: an order may move from one month to another.
insert into stale_months_order
select distinct date_trunc('month', t.date_day)::date, t.platform, t.account_id
from orders t semi join delta_order s on {key_match}
where t.date_day is not null
