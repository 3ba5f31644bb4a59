select month, platform, account_id, currency, source_name, orders, cancelled, coalesce(items, 0),
  coalesce(subtotal, 0)::double, coalesce(discount, 0)::double, coalesce(shipping, 0)::double,
  coalesce(taxes, 0)::double, coalesce(total, 0)::double, coalesce(refunded, 0)::double
from order_monthly
where month >= coalesce(?::date, month) and month <= coalesce(?::date, month)
order by all
