-- The days of those things of which ``entity_periods`` holds a period.
  select date_day, platform, account_id, level, entity_id, currency, measure, value
  from (
    unpivot (
      select date_day, platform, account_id, level, entity_id, currency, {day_values}
      from metric_daily semi join entity_periods using (platform, account_id, level, entity_id, currency)
      where date_end = date_day
    ) on {added} into name measure value value
  )
