-- Only orders that stand are summed, less what was given back.
select month, platform, account_id, currency, source_name,
  count(*) filter (where stands and not refund) as orders, count(*) filter (where not stands) as cancelled,
  sum(lineitem_quantity) filter (where stands) as items, sum(subtotal) filter (where stands) as subtotal,
  sum(discount_amount) filter (where stands) as discount, sum(shipping) filter (where stands) as shipping,
  sum(taxes) filter (where stands) as taxes, sum(coalesce(total, subtotal)) filter (where stands) as total,
  sum(refunded_amount) filter (where stands) as refunded
from (
  select d.* exclude (currency, source_name), t.month,
    coalesce(d.currency, '') as currency, coalesce(d.source_name, '') as source_name,
    {stands} as stands, {refund} as refund
  from orders d
  join (select distinct * from stale_months_order) t
    on date_trunc('month', d.date_day) = t.month and d.platform = t.platform and d.account_id = t.account_id
)
group by month, platform, account_id, currency, source_name
