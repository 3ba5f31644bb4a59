select date_day, platform, account_id, order_id, coalesce(currency, '') as currency,
  subtotal::double as subtotal, discount_amount::double as discount, shipping::double as shipping,
  taxes::double as taxes, total::double as total, refunded_amount::double as refunded,
  coalesce(financial_status, '') as financial_status, coalesce(source_name, '') as source_name,
  {stands} as stands
from orders
where date_day >= coalesce(?::date, date_day) and date_day <= coalesce(?::date, date_day)
order by date_day, platform, account_id, order_id
