-- Line items to orders: an order's own figures stand on its first line only.
create or replace view order_rows as
select min(line) as line_no, {platform} as platform, {account} as account_id, {order} as order_id,
  min(date_day) as date_day, {fields}
from typed where class = 'row' and failed_check = 0 and {order} is not null
group by {order}, {account} having min(date_day) is not null
