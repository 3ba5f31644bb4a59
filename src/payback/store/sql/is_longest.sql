-- No longer figure of the same thing overlaps the period ``p`` out of ``entity_figures``, nor an earlier one as long.
  not exists (
    select 1 from entity_figures o
    where o.platform = p.platform and o.account_id = p.account_id and o.level = p.level and o.entity_id = p.entity_id
      and o.currency = p.currency and o.measure = p.measure
      and o.first_date <= p.last_date and o.last_date >= p.first_date
      and (o.last_date - o.first_date, p.first_date) > (p.last_date - p.first_date, o.first_date)
  )
